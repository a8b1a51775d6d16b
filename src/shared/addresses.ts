/** Addresses below the one origin of the window. */
export const address = {
  rpc: '/rpc',
  /** `/media/<size>/<photo id>?v=<version>` */
  media: '/media',
  /** The studio's logo. */
  logo: '/brand/logo',
  /** POST a file's bytes here where the host has no paths (a browser); answers `{path}`. `?name=<file name>&batch=<uuid>` */
  inbox: '/inbox',
} as const

/** 'grid': ≤ 512 px, made at import. 'screen': ≤ 2048 px, and 'full': every pixel, are made when first asked for. */
export type MediaSize = 'grid' | 'screen' | 'full'

export function mediaAddress(size: MediaSize, photo: { id: number; version: string }): string {
  return `${address.media}/${size}/${photo.id}?v=${photo.version}`
}
