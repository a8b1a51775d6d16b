const photos = (count: number) => `${count.toLocaleString('ko-KR')}장`

export const filesKo = {
  missing: '원래 파일이 제자리에 없어요. 옮겼거나, 연결하지 않은 디스크에 있을 수 있어요. 설명과 태그는 그대로 있어요.',
  findFile: '이 파일 찾기',
  searchFolder: '폴더에서 찾기',
  recheck: '다시 확인',
  located: (found: number) => `사진 ${photos(found)}을 다시 찾았어요.`,
  locatedNone: '여기에는 찾는 사진이 없어요.',
  stillMissing: (missing: number) => `${photos(missing)}은 아직 못 찾았어요.`,
  allThere: '모든 사진의 원래 파일이 제자리에 있어요.',
  goneNow: (missing: number) => `사진 ${photos(missing)}의 원래 파일이 제자리에 없어요. 디스크를 연결하거나 파일을 찾아 주세요.`,
  seeMissing: (count: number) => `${photos(count)} 보기`,
}
