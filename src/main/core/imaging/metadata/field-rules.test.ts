import { describe, expect, it } from 'vitest'
import { findCaption } from './field-rules.ts'

describe('a caption', () => {
  it.each([
    ...[
      '할머니 칠순',
      '2024.05.04',
      '2024',
      '20240504',
      'P1',
      'IMG',
      'Samsung에서 산 카메라',
      'my first digital camera',
      'HDR로 찍은 노을',
    ],
    ...[
      '[가족 여행]',
      '[2024] 제주',
      '{바다}',
      '<결혼식>',
      '<Wedding>',
      '<3 우리',
      '<사랑하는 엄마>에게',
      '엄마: 케이크; 아빠: 풍선; 나: 초;',
      '1 < 2 > 0',
    ],
    ...[
      'Place: Jeju; Who: Mom;',
      'family-trip-to-jeju-island-2024-05-04',
      'Donaudampfschifffahrtsgesellschaft',
      'cafe',
      'https://example.com/여행',
    ],
    ...['DSC 카메라', 'dsc_0012에 대해', 'IMG_0012.JPG 다음 사진', '사진 001.jpg를 고친 것', '"따옴표"', 'Default Gateway', 'p. 1234'],
  ])('can be %j', (text) => {
    expect(findCaption(text)).toBe(text)
  })

  it.each([
    ...['OLYMPUS DIGITAL CAMERA', 'SAMSUNG DIGITAL CAMERA', 'KONICA MINOLTA DIGITAL CAMERA', 'KODAK EASYSHARE Z650 ZOOM DIGITAL CAMERA'],
    ...[
      'DIGITAL CAMERA',
      'SONY DSC',
      'SAMSUNG',
      'Exif_JPEG_PICTURE',
      'charset="Ascii"',
      'oplus_32',
      'mhdr',
      'Created with GIMP',
      'Screenshot',
    ],
    '{"MAPSettingsUserKey":"abc","MAPLatitude":37.5}',
    '{ "a": {"cut": "off',
    '[{"label":"face","score":0.9}]',
    '["a","b"]',
    '<?xml version="1.0"?><photo/>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n<rdf:RDF/></x:xmpmeta>',
    '<settings iso="100"/>',
    'filter: 0; fileterIntensity: 0.0; filterMask: 0; captureOrientation: 0;\nhighlight: false;',
    'd41d8cd98f00b204e9800998ecf8427e',
    'E3B0C442-98FC-1C14-9AFB-F4C8996FB924',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ',
    `${'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJz\n'.repeat(3)}dHU=`,
    ...[
      'DSC_0012.JPG',
      'DSC_0012',
      'DSCF1234',
      'DSCN0001.jpg',
      '_DSC1234.NEF',
      '_MG_1234.CR2',
      'IMG_20240504_102311',
      'IMG-20240504-WA0001',
    ],
    ...[
      'PXL_20240504_012345678.MP',
      'P1040123',
      'KakaoTalk_20240504_102311123.jpg',
      '사진 001.jpg',
      'image.png',
      'DJI_0001',
      'FB_IMG_1714800000000',
    ],
  ])('is not %j', (text) => {
    expect(findCaption(text)).toBe('')
    expect(findCaption(` ${text}\n`, '바닷가에서')).toBe('바닷가에서')
  })

  it.each([
    ['bytes', 'A'.repeat(200_000)],
    ['settings', 'a: b; '.repeat(40_000)],
    ['tags', '<a '.repeat(70_000)],
    ['brackets', '['.repeat(200_000)],
    ['digits', `IMG_${'1'.repeat(200_000)} `],
  ])('is told from %s of any length', (_what, text) => {
    expect(findCaption(`${text}!`).length).toBeLessThanOrEqual(5000)
  })
})
