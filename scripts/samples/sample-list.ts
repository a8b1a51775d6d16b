// The sample library: a made-up family's three years, told in 24 pictures.
import type { Size } from './render.ts'
import type { Scene } from './scene.ts'
import { balloons } from './scenes/balloon.ts'
import { cherryBlossom } from './scenes/blossom.ts'
import { babyShoes } from './scenes/bootees.ts'
import { weddingBouquet } from './scenes/bouquet.ts'
import { birthdayCake } from './scenes/cake.ts'
import { canolaField } from './scenes/canola.ts'
import { sleepingCat } from './scenes/cat.ts'
import { hanRiverNight, namsanDusk } from './scenes/city.ts'
import { ferry } from './scenes/ferry.ts'
import { fireworks } from './scenes/fireworks.ts'
import { snowyHanok } from './scenes/hanok.ts'
import { mapleBokeh } from './scenes/maple.ts'
import { dawnMountains, starryTent } from './scenes/mountains.ts'
import { persimmons } from './scenes/persimmons.ts'
import { rainyWindow } from './scenes/rain.ts'
import { riceField } from './scenes/rice.ts'
import { emeraldSea, lighthouse } from './scenes/sea.ts'
import { dogAtSunset } from './scenes/shore.ts'
import { snowman } from './scenes/snowman.ts'
import { songpyeonTable } from './scenes/songpyeon.ts'
import { strawberryBowl } from './scenes/strawberries.ts'

export interface Place {
  latitude: number
  longitude: number
}

export interface Sample {
  file: string
  scene: Scene
  /** As seen upright. */
  size: Size
  /** Local Korean time, as cameras write it. */
  taken: string
  place: Place
  caption: string
  keywords: readonly string[]
  rating?: number
  /** Stored lying on its side with EXIF Orientation 6, as phones store portraits. */
  sideways?: boolean
}

const landscape: Size = { width: 2400, height: 1600 }
const portrait: Size = { width: 1600, height: 2400 }
const classic: Size = { width: 2400, height: 1800 }
const square: Size = { width: 2000, height: 2000 }
const panorama: Size = { width: 3600, height: 1200 }
/** Too small for a large print, so that the warning can be seen. */
const messenger: Size = { width: 640, height: 427 }

const gyeongju: Place = { latitude: 35.7901, longitude: 129.3321 }
const bomunLake: Place = { latitude: 35.8429, longitude: 129.2847 }
const suwonHwaseong: Place = { latitude: 37.2871, longitude: 127.0119 }
const daegwallyeong: Place = { latitude: 37.6874, longitude: 128.7589 }
const gangneung: Place = { latitude: 37.7956, longitude: 128.9178 }
const namsan: Place = { latitude: 37.5512, longitude: 126.9882 }
const hanRiver: Place = { latitude: 37.5126, longitude: 126.9959 }
const seoulHome: Place = { latitude: 37.5443, longitude: 127.0557 }
const jeonjuHanok: Place = { latitude: 35.8147, longitude: 127.1526 }
const gwangalli: Place = { latitude: 35.1532, longitude: 129.1187 }
const hyeopjae: Place = { latitude: 33.3941, longitude: 126.2397 }
const sanbangsan: Place = { latitude: 33.2365, longitude: 126.3132 }
const jejuPort: Place = { latitude: 33.5196, longitude: 126.5361 }

export const samples: readonly Sample[] = [
  {
    file: '20231028_101524.jpg',
    scene: mapleBokeh,
    size: portrait,
    taken: '2023:10:28 10:15:24',
    place: gyeongju,
    caption: '불국사 올라가는 길, 단풍이 제일 예뻤던 나무',
    keywords: ['가을', '단풍', '경주', '여행'],
    rating: 4,
  },
  {
    file: '20231028_143007.jpg',
    scene: persimmons,
    size: landscape,
    taken: '2023:10:28 14:30:07',
    place: gyeongju,
    caption: '할아버지가 까치밥이라고 남겨 두신 감',
    keywords: ['가을', '감', '경주'],
  },
  {
    file: '20231230_090341.jpg',
    scene: snowyHanok,
    size: landscape,
    taken: '2023:12:30 09:03:41',
    place: suwonHwaseong,
    caption: '수원 화성에 첫눈 온 날',
    keywords: ['눈', '겨울', '수원'],
    rating: 5,
  },
  {
    file: '20231230_112758.jpg',
    scene: snowman,
    size: classic,
    taken: '2023:12:30 11:27:58',
    place: suwonHwaseong,
    caption: '아빠 목도리까지 둘러 준 우리 눈사람',
    keywords: ['눈', '겨울', '가족'],
  },
  {
    file: '20240101_074612.jpg',
    scene: dawnMountains,
    size: landscape,
    taken: '2024:01:01 07:46:12',
    place: daegwallyeong,
    caption: '새해 첫날 대관령에서 본 해돋이',
    keywords: ['해돋이', '새해', '여행'],
    rating: 5,
  },
  {
    file: 'IMG_1187.jpg',
    scene: cherryBlossom,
    size: landscape,
    taken: '2024:04:06 13:22:45',
    place: bomunLake,
    caption: '보문호 벚꽃, 바람 불 때마다 꽃비가 내렸다',
    keywords: ['벚꽃', '봄', '경주'],
  },
  {
    file: '20240504_102311.jpg',
    scene: weddingBouquet,
    size: portrait,
    taken: '2024:05:04 10:23:11',
    place: seoulHome,
    caption: '막내 이모 결혼식 부케',
    keywords: ['결혼식', '이모', '꽃'],
    rating: 4,
  },
  {
    file: '20240504_193420.jpg',
    scene: namsanDusk,
    size: landscape,
    taken: '2024:05:04 19:34:20',
    place: namsan,
    caption: '결혼식 끝나고 바라본 남산 저녁 하늘',
    keywords: ['서울', '남산', '노을'],
  },
  {
    file: '20240504_211855.jpg',
    scene: hanRiverNight,
    size: panorama,
    taken: '2024:05:04 21:18:55',
    place: hanRiver,
    caption: '돗자리 펴 놓고 한참 본 한강 야경',
    keywords: ['서울', '한강', '야경', '가족'],
  },
  {
    file: '송편 빚은 날.jpg',
    scene: songpyeonTable,
    size: classic,
    taken: '2024:09:16 16:40:33',
    place: jeonjuHanok,
    caption: '온 식구가 둘러앉아 빚은 추석 송편',
    keywords: ['추석', '송편', '가족', '할머니'],
  },
  {
    file: '20240917_171209.jpg',
    scene: riceField,
    size: landscape,
    taken: '2024:09:17 17:12:09',
    place: jeonjuHanok,
    caption: '성묘 다녀오는 길에 누렇게 익은 논',
    keywords: ['추석', '가을', '시골'],
  },
  {
    file: 'IMG_1542.jpg',
    scene: fireworks,
    size: portrait,
    taken: '2024:11:09 20:21:37',
    place: gwangalli,
    caption: '광안대교 불꽃축제, 추워도 가길 잘했다',
    keywords: ['부산', '불꽃놀이', '여행'],
    rating: 4,
  },
  {
    file: '20250411_102640.jpg',
    scene: canolaField,
    size: landscape,
    taken: '2025:04:11 10:26:40',
    place: sanbangsan,
    caption: '산방산 아래 유채꽃밭',
    keywords: ['제주도', '유채꽃', '봄', '여행'],
  },
  {
    file: '20250411_132115.jpg',
    scene: emeraldSea,
    size: landscape,
    taken: '2025:04:11 13:21:15',
    place: hyeopjae,
    caption: '할머니 칠순에 다 같이 간 제주 바닷가',
    keywords: ['제주도', '바다', '할머니', '가족'],
    rating: 5,
  },
  {
    file: '20250411_174803.jpg',
    scene: lighthouse,
    size: landscape,
    taken: '2025:04:11 17:48:03',
    place: hyeopjae,
    caption: '저녁 먹기 전에 걸어갔던 등대',
    keywords: ['제주도', '바다', '등대'],
  },
  {
    file: '할머니 생신.jpg',
    scene: birthdayCake,
    size: classic,
    taken: '2025:04:11 20:05:27',
    place: hyeopjae,
    caption: '칠순 축하드려요, 할머니',
    keywords: ['생일', '할머니', '가족', '제주도'],
    rating: 5,
  },
  {
    file: '20250412_182934.jpg',
    scene: ferry,
    size: landscape,
    taken: '2025:04:12 18:29:34',
    place: jejuPort,
    caption: '집에 가기 싫어서 배만 보던 저녁',
    keywords: ['제주도', '바다', '배'],
  },
  {
    file: 'IMG_2031.jpg',
    scene: strawberryBowl,
    size: square,
    taken: '2025:05:05 15:10:48',
    place: jeonjuHanok,
    caption: '할머니 텃밭에서 따 온 딸기',
    keywords: ['딸기', '할머니', '어린이날'],
  },
  {
    file: '낮잠 자는 나비.jpg',
    scene: sleepingCat,
    size: landscape,
    taken: '2025:06:21 14:37:02',
    place: seoulHome,
    caption: '낮잠 자는 나비',
    keywords: ['나비', '고양이', '집'],
    rating: 5,
  },
  {
    file: 'IMG_2088.jpg',
    scene: rainyWindow,
    size: messenger,
    taken: '2025:06:21 20:12:16',
    place: seoulHome,
    caption: '장마 시작, 창밖만 보게 되는 날',
    keywords: ['비', '장마', '집'],
  },
  {
    file: '20250815_190952.jpg',
    scene: dogAtSunset,
    size: landscape,
    taken: '2025:08:15 19:09:52',
    place: gangneung,
    caption: '바다 처음 본 보리, 해 질 때까지 꼼짝도 안 했다',
    keywords: ['보리', '강아지', '바다', '강릉'],
    rating: 4,
  },
  {
    file: '20250815_233814.jpg',
    scene: starryTent,
    size: portrait,
    taken: '2025:08:15 23:38:14',
    place: daegwallyeong,
    caption: '별이 쏟아지던 캠핑 첫날 밤',
    keywords: ['캠핑', '별', '여름', '가족'],
    sideways: true,
  },
  {
    file: '20260314_110526.jpg',
    scene: babyShoes,
    size: landscape,
    taken: '2026:03:14 11:05:26',
    place: seoulHome,
    caption: '할머니가 손수 떠 주신 조카 첫 신발',
    keywords: ['조카', '아기', '할머니'],
  },
  {
    file: '20261003_081130.jpg',
    scene: balloons,
    size: portrait,
    taken: '2026:10:03 08:11:30',
    place: suwonHwaseong,
    caption: '화성 성곽 위로 떠오른 열기구',
    keywords: ['수원', '가을', '여행'],
  },
]
