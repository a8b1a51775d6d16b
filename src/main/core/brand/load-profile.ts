import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AppError } from '#shared/errors/app-error.ts'
import { type StudioProfile, studioProfileSchema } from '#shared/studio-profile.ts'

export type Brand = {
  profile: StudioProfile
  logoPath: string
  /** PEM of the authority that the studio's server is trusted by; null: the system's own. */
  caPath: string | null
}

/** Reads `resources/studios/<id>/profile.json`. Throws STUDIO_UNKNOWN, or says what is wrong in the profile. */
export async function loadBrand(resourcesDir: string, studioId: string): Promise<Brand> {
  const folder = join(resourcesDir, 'studios', studioId)
  const text = /^[a-z0-9-]+$/.test(studioId) ? await readFile(join(folder, 'profile.json'), 'utf8').catch(() => null) : null
  if (text === null) throw new AppError('STUDIO_UNKNOWN', { studioId })
  const profile = studioProfileSchema.parse(JSON.parse(text))
  const { certificateAuthority } = profile.server
  return {
    profile,
    logoPath: join(folder, profile.logo),
    caPath: certificateAuthority === undefined ? null : resolve(folder, certificateAuthority),
  }
}

/** The brand of an app that is told none: the only one there is. Throws STUDIO_UNKNOWN where there are none or several. */
export async function defaultStudioId(resourcesDir: string): Promise<string> {
  const entries = await readdir(join(resourcesDir, 'studios'), { withFileTypes: true }).catch(() => [])
  const [only, ...others] = entries.filter((entry) => entry.isDirectory())
  if (!only || others.length > 0) throw new AppError('STUDIO_UNKNOWN', { studioId: '' })
  return only.name
}
