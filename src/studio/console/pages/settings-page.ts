import { html } from 'hono/html'
import type { IntakeSettings } from '../../settings/intake-settings.ts'
import type { TypedSettings } from '../routes/settings-form.ts'
import { consolePage } from './layout.ts'
import type { Page } from './words.ts'

export type SettingsView = {
  studioName: string
  /** What the form is made of, and what stands in it. */
  shown: IntakeSettings
  typed: TypedSettings
  notice?: string
  done?: string
  /** Shown once, right after it was made. */
  newPassword?: string | undefined
}

const folderChoices: Record<IntakeSettings['folder'], string> = {
  dpof: '미니랩용 DPOF 폴더 (크기마다 하나)',
  plain: '사람이 보기 쉬운 폴더 (크기와 장수마다 하나)',
}
const imageChoices: Record<IntakeSettings['images'], string> = {
  rendered: '인화할 크기로 만들어서 넣기',
  originals: '손님이 보낸 원본을 그대로 넣기 (자르기는 order.json에)',
}
const afterChoices: Record<IntakeSettings['after'], string> = {
  received: '주문을 받자마자',
  checked: '확인한 뒤에',
  paid: '입금을 확인한 뒤에',
}

export function settingsPage({ studioName, shown, typed, notice = '', done = '', newPassword }: SettingsView): Page {
  return consolePage({
    studioName,
    title: '설정',
    section: 'settings',
    notice,
    done,
    body: html`<div class="head"><h1>설정</h1></div>
      ${newPassword ? passwordCard(newPassword) : ''}
      <div class="columns even">
        <section class="card" aria-labelledby="intake"><h2 id="intake">인화 폴더</h2>
          <form class="stack" method="post" action="/console/settings/intake">
            <input type="hidden" name="shown" value="${JSON.stringify(shown)}">
            ${choiceField('folder', '폴더 모양', folderChoices, typed.folder)}
            ${choiceField('images', '사진', imageChoices, typed.images)}
            ${choiceField('after', '언제 만들까요', afterChoices, typed.after)}
            <label for="imageFolder">DPOF의 사진 폴더 이름</label>
            <input id="imageFolder" name="imageFolder" value="${typed.imageFolder}" required maxlength="16" pattern="[A-Za-z0-9][A-Za-z0-9_\\-]*" autocapitalize="none" aria-describedby="imageFolderHelp">
            <p class="small" id="imageFolderHelp">영문과 숫자만 써 주세요. 보통 IMAGE이고, DCIM을 찾는 인화기도 있어요.</p>
            <label for="keepPhotosDays">끝난 주문의 사진을 며칠 동안 둘까요</label>
            <input id="keepPhotosDays" name="keepPhotosDays" value="${typed.keepPhotosDays}" required inputmode="numeric" maxlength="4" pattern="[0-9]{1,4}" aria-describedby="keepPhotosDaysHelp">
            <p class="small" id="keepPhotosDaysHelp">손님의 사진은 필요한 만큼만 두는 것이 좋아요. 0이면 지우지 않아요.</p>
            <button class="primary">저장하기</button>
            <p class="small">앞으로 만드는 폴더부터 이렇게 만들어요.</p>
          </form>
        </section>
        <div class="side">
          <section class="card" aria-labelledby="password-title"><h2 id="password-title">비밀번호</h2>
            <form class="stack" method="post" action="/console/settings/password">
              <label for="current">지금 비밀번호</label>
              <input id="current" type="password" name="current" required autocomplete="current-password" autocapitalize="none">
              <button>새 비밀번호 만들기</button>
              <p class="small">새 비밀번호는 한 번만 보여 드려요. 다른 기기는 새 비밀번호로 다시 들어와야 해요.</p>
            </form>
          </section>
          <section class="card" aria-labelledby="devices"><h2 id="devices">들어와 있는 기기</h2>
            <form class="stack" method="post" action="/console/settings/sign-out">
              <p>이 기기까지 모두 나가요. 태블릿을 잃어버렸을 때 쓰세요.</p>
              <button>모든 기기에서 나가기</button>
            </form>
          </section>
        </div>
      </div>`,
  })
}

function passwordCard(password: string): Page {
  return html`<section class="card new-password" role="status"><h2>새 비밀번호</h2>
    <p class="password">${password}</p>
    <p>지금 적어 두세요. 이 화면을 떠나면 다시 보이지 않아요. 서버의 console-password.txt 파일에도 있어요.</p>
  </section>`
}

function choiceField(name: string, title: string, choices: Record<string, string>, chosen: string): Page {
  return html`<fieldset><legend>${title}</legend>${Object.entries(choices).map(
    ([value, label]) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> <span>${label}</span></label>`,
  )}</fieldset>`
}
