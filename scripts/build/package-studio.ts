import { join } from 'node:path'
import { build } from 'electron-builder'
import { brandConfig, type PackagePlaces } from './brand-config.ts'
import { stageBrand } from './stage-brand.ts'

export const projectRoot = join(import.meta.dirname, '..', '..')

export type PackageOptions = Omit<PackagePlaces, 'resourcesDir'> & {
  /** The studio's folder, with its profile.json. */
  studioDir: string
  /** 'dir': the unpacked app only. 'installer': what electron-builder.yml names for this platform. */
  kind: 'dir' | 'installer'
}

/** Packages the built app for one studio, on and for this platform. Answers the files it made. */
export async function packageStudio({ studioDir, kind, ...places }: PackageOptions): Promise<string[]> {
  const profile = await stageBrand(studioDir, places.brandDir)
  return await build({
    projectDir: projectRoot,
    publish: 'never',
    config: brandConfig(profile, { ...places, resourcesDir: join(projectRoot, 'resources') }),
    ...(kind === 'dir' && { dir: true }),
  })
}
