const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

export const backupKo = {
  title: '사진함 백업',
  intro: '설명, 태그, 별점, 앨범과 주문 바구니를 파일 하나에 담아 둬요. 사진 파일은 들어가지 않아요.',
  make: '백업 파일 만들기',
  makeNote: 'USB나 다른 컴퓨터에 두면 안심이에요',
  fromFile: '백업 파일에서 되돌리기',
  automatic: '자동 백업',
  automaticNote: '프로그램이 스스로 만들어 둔 백업이에요',
  none: '아직 자동 백업이 없어요. 프로그램을 쓰면 스스로 만들어 둬요.',
  summary: (count: number, captions: number, albums: number) =>
    `사진 ${photos(count)} · 설명 ${captions.toLocaleString('ko-KR')}개 · 앨범 ${albums.toLocaleString('ko-KR')}개`,
  restore: '이때로 되돌리기',
  restoreLabel: (when: string) => `${when} 백업으로 되돌리기`,
  confirmTitle: '이때로 되돌릴까요?',
  confirmFileTitle: '이 백업으로 되돌릴까요?',
  confirmTo: (when: string) => `사진함이 ${when}의 모습으로 돌아가요.`,
  confirmFile: (name: string) => `사진함이 ‘${name}’에 담긴 모습으로 돌아가요.`,
  confirmPoints: ['사진 파일은 하나도 바뀌지 않아요.', '보낸 주문은 그대로 남아요.', '지금 사진함도 백업해 두니 다시 돌아올 수 있어요.'],
  confirm: '되돌리기',
  recovered: (photosCount: number, edits: number) =>
    `사진 ${photos(photosCount)}${edits > 0 ? `과 그 뒤에 바꾼 ${edits.toLocaleString('ko-KR')}가지까지` : '을'} 되찾았어요. 사진 파일은 그대로예요.`,
  recoveredFrom: (when: string) => `사진함 파일이 손상되어 ${when} 백업으로 되살렸어요.`,
  recoveredWithout: (saved: boolean): string =>
    saved ? '사진함 파일이 손상되어 남은 기록으로 되살렸어요.' : '되살릴 백업이 없어 새로 시작했어요. 사진을 다시 가져와 주세요.',
  acknowledge: '알겠어요',
}
