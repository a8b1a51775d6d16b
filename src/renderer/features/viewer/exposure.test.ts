import { expect, it } from 'vitest'
import { messages } from '#shared/messages/index.ts'
import { describeExposure, describePlace, formatShutter } from './exposure.ts'

it.each([
  [1 / 8000, '1/8000'],
  [0.008, '1/125'],
  [0.25, '1/4'],
  [0.3333, '0.3'],
  [0.5, '0.5'],
  [2.5, '2.5'],
  [30, '30'],
])('a shutter of %d s is shown as %s', (seconds, shown) => {
  expect(formatShutter(seconds)).toBe(shown)
})

it('what the camera was set to reads as on a camera, without what is not known', () => {
  const { ko, en } = messages
  const all = { aperture: 1.8, shutter: 0.008, iso: 200, focalLength: 26 }
  expect(describeExposure(all, ko.viewer)).toBe('f/1.8 · 1/125초 · ISO 200 · 26mm')
  expect(describeExposure(all, en.viewer)).toBe('f/1.8 · 1/125 s · ISO 200 · 26 mm')
  expect(describeExposure({ ...all, aperture: 8, iso: null }, ko.viewer)).toBe('f/8 · 1/125초 · 26mm')
  expect(describeExposure({ aperture: null, shutter: null, iso: null, focalLength: null }, ko.viewer)).toBe('')
})

it('a place is told by its coordinates and their sides of the globe', () => {
  expect(describePlace({ latitude: 33.45812, longitude: 126.9425 }, messages.ko.viewer)).toBe('북위 33.4581°, 동경 126.9425°')
  expect(describePlace({ latitude: -12.5, longitude: -77 }, messages.ko.viewer)).toBe('남위 12.5000°, 서경 77.0000°')
})
