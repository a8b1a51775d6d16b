/** The longest edge of a thumbnail on paper, in points. */
export const THUMBNAIL_POINTS = 46

/** The same in pixels at 300 dpi. */
export const THUMBNAIL_PIXELS = Math.round((THUMBNAIL_POINTS / 72) * 300)
