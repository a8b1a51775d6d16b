import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createExifToolService } from '#core/exiftool/exiftool-service.ts'
import { expect, startApp, takePicture, test } from './app.ts'
import { sitAt } from './computer.ts'
import { writePicture } from './pictures.ts'
import { choose, leave, photoNamed, photosIn, selectionBar } from './steps.ts'

const exiftool = createExifToolService()
test.afterAll(() => exiftool.close())

test('copies leave with their words and without their place; words are written beside the originals', async ({ window, app, folder }) => {
  const photo = await writePicture(join(folder, '마당.jpg'), { scene: 1, takenAt: '2024:05:04 10:23:11', place: true })
  const chooser = window.waitForEvent('filechooser')
  await window.getByRole('button', { name: '사진 가져오기' }).first().click()
  await window.getByRole('menuitem', { name: /^사진 파일 고르기/ }).click()
  await (await chooser).setFiles(photo)
  await photosIn(window).first().click()
  const viewer = window.getByRole('dialog', { name: '사진 보기' })
  await expect(viewer.getByText(/^북위 37\.566/)).toBeVisible()
  await viewer.getByRole('textbox', { name: '설명' }).fill('마당에서 할머니와')
  await window.keyboard.press('Escape')
  await expect(viewer.getByText('저장했어요')).toBeVisible()
  await window.keyboard.press('Escape')

  const tell = (path: string) => exiftool.read(path, ['-GPS:all', '-Location:all', '-XMP-dc:Description', '-ExifIFD:DateTimeOriginal'])
  const dialog = window.getByRole('dialog', { name: '사진 1장 내보내기' })
  await test.step('a copy', async () => {
    await choose(window, /^마당에서 할머니와/)
    await selectionBar(window).getByRole('button', { name: '내보내기' }).click()
    await dialog.getByText('위치만 빼기').click()
    await takePicture(window, 'export')
    await dialog.getByRole('button', { name: '내보내기' }).click()
    await expect(window.getByText(/^사진 1장을 ‘.+’ 폴더에 내보냈어요\.$/)).toBeVisible()
    const [made = ''] = await readdir(app.downloadsDir)
    const [name = ''] = await readdir(join(app.downloadsDir, made))
    expect(await tell(join(app.downloadsDir, made, name))).toEqual({
      'ExifIFD:DateTimeOriginal': '2024:05:04 10:23:11',
      'XMP-dc:Description': '마당에서 할머니와',
    })
    expect(await tell(photo)).toMatchObject({ 'GPS:GPSLatitudeRef': 'North' })
  })

  await test.step('a file of words', async () => {
    await selectionBar(window).getByRole('button', { name: '내보내기' }).click()
    await dialog.getByRole('button', { name: '사진 옆에 설명 파일 만들기' }).click()
    await expect(window.getByText('사진 1장의 설명을 파일 옆에 써 두었어요.')).toBeVisible()
    const files = await readdir(app.dataDir, { recursive: true })
    const words = files.filter((name) => name.endsWith('.xmp'))
    expect(words).toHaveLength(1)
    expect(await tell(join(app.dataDir, words[0] ?? ''))).toMatchObject({ 'XMP-dc:Description': '마당에서 할머니와' })
  })
})

test('a backup file and the app’s own backups lead back, and a damaged library comes back by itself', async ({
  folder,
  watched: window,
}) => {
  const first = await startApp(folder)
  const computer = await sitAt(window)
  await window.goto(first.url)
  await writePicture(join(folder, '사진', 'p1.jpg'), { scene: 1, takenAt: '2024:05:04 10:23:11' })
  await computer.importFolder(join(folder, '사진'), 1)
  await expect(window.getByText('사진 1장을 가져왔어요.')).toBeVisible()
  const writeCaption = async (caption: string) => {
    await photosIn(window).first().click()
    await window.getByRole('textbox', { name: '설명' }).fill(caption)
    await window.keyboard.press('Escape')
    await expect(window.getByText('저장했어요')).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(photoNamed(window, new RegExp(`^${caption}, `))).toBeVisible()
  }
  const openBackups = async () => {
    await window.getByRole('button', { name: '설정' }).click()
    await window.getByRole('region', { name: '설정' }).getByRole('button', { name: '사진함 백업' }).click()
  }
  const backups = window.getByRole('dialog', { name: '사진함 백업' })

  await test.step('a file, and back to it', async () => {
    await writeCaption('봄')
    await openBackups()
    computer.pick(folder)
    await backups.getByRole('button', { name: '백업 파일 만들기' }).click()
    await expect(window.getByText(/^사진 1장의 정보를 ‘.+\.sajingwan’ 파일에 백업했어요\.$/)).toBeVisible()
    const file = (await readdir(folder)).find((name) => name.endsWith('.sajingwan')) ?? ''
    expect((await stat(join(folder, file))).size).toBeGreaterThan(0)
    await writeCaption('여름')
    await openBackups()
    computer.pick(join(folder, file))
    await backups.getByRole('button', { name: '백업 파일에서 되돌리기' }).click()
    await window.getByRole('dialog', { name: '이 백업으로 되돌릴까요?' }).getByRole('button', { name: '되돌리기' }).click()
    await expect(window.getByText('사진함을 되돌렸어요. 사진 1장이 있어요.')).toBeVisible()
    await expect(photoNamed(window, /^봄, /)).toBeVisible()
  })

  await test.step('the app had kept what was there before', async () => {
    await openBackups()
    const list = backups.getByRole('region', { name: '자동 백업' })
    await expect(list.getByRole('listitem').first()).toContainText('사진 1장 · 설명 1개')
    await takePicture(window, 'backups')
    await list
      .getByRole('button', { name: /백업으로 되돌리기$/ })
      .last()
      .click()
    await window.getByRole('dialog', { name: '이때로 되돌릴까요?' }).getByRole('button', { name: '되돌리기' }).click()
    await expect(photoNamed(window, /^여름, /)).toBeVisible()
    await writeCaption('가을')
  })

  await test.step('a damaged library is recognised at the start, and nothing that was written is lost', async () => {
    await leave(window, first)
    await writeFile(join(first.dataDir, 'library.db'), Buffer.alloc(100_000, 'not a database'))
    const second = await startApp(folder)
    await window.goto(second.url)
    await expect(window.getByText(/^사진함 파일이 손상되어 .+ 백업으로 되살렸어요\. 사진 1장/)).toBeVisible()
    await expect(photoNamed(window, /^가을, /)).toBeVisible()
    await takePicture(window, 'recovered')
    await window.getByRole('button', { name: '알겠어요' }).click()
    await expect(window.getByText(/^사진함 파일이 손상되어/)).toBeHidden()
    await leave(window, second)
  })
})
