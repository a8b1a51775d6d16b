import type { Crop } from '#shared/layout/geometry.ts'

/** The crop moved by fractions of its own width and height, kept inside the photo. */
export function panCrop(crop: Crop, across: number, down: number): Crop {
  return {
    ...crop,
    x: clamp(crop.x + across * crop.width, 1 - crop.width),
    y: clamp(crop.y + down * crop.height, 1 - crop.height),
  }
}

/** Whether there is anywhere to move to; less than half a per cent is not worth a handle. */
export function canPan(crop: Crop): boolean {
  return crop.width < 0.995 || crop.height < 0.995
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(0, most), Math.max(0, value))
}
