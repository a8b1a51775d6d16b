import type { Fit } from '#shared/layout/geometry.ts'

/** What the studio's own people call the two ways to fit a photo to its paper. */
export const fitNames: Record<Fit, string> = { 'paper-full': '종이에 꽉 차게 (페이퍼풀)', 'image-full': '사진 전체 (이미지풀)' }
