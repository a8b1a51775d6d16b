import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import sharp from 'sharp'
import { type StudioProfile, studioProfileSchema } from '#shared/studio-profile.ts'

const ICON_PX = 1024
const LINUX_ICONS_PX = [16, 32, 48, 64, 128, 256, 512]
const AUTHORITY_NAME = 'certificate-authority.pem'

/**
 * Lays out what is one studio's own under `brandDir`: its folder, and icons drawn from its logo. An authority for the
 * server's certificate that lies elsewhere is taken along. Throws with a sentence where the profile or a file of it fails.
 */
export async function stageBrand(studioDir: string, brandDir: string): Promise<StudioProfile> {
  const profile = await readProfile(studioDir)
  const target = join(brandDir, 'studios', profile.id)
  await rm(brandDir, { recursive: true, force: true })
  await mkdir(join(brandDir, 'icons'), { recursive: true })
  await mkdir(join(brandDir, 'linux-icons'), { recursive: true })
  await cp(studioDir, target, { recursive: true })
  await bringAuthority(profile, studioDir, target)
  await drawIcons(join(studioDir, profile.logo), brandDir)
  return profile
}

async function readProfile(studioDir: string): Promise<StudioProfile> {
  const path = join(studioDir, 'profile.json')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`There is no ${path}.`)
  })
  const { data, error } = studioProfileSchema.safeParse(JSON.parse(text))
  if (!data)
    throw new Error(`${path} does not hold: ${error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`)
  return data
}

async function bringAuthority(profile: StudioProfile, studioDir: string, target: string): Promise<void> {
  const { certificateAuthority } = profile.server
  if (certificateAuthority === undefined) return
  const path = resolve(studioDir, certificateAuthority)
  if (!existsSync(path)) {
    throw new Error(
      `The certificate authority of the studio's server is not at ${path}. Start the studio's server once, or put its PEM file there.`,
    )
  }
  const inside = relative(studioDir, path)
  if (!inside.startsWith('..') && !isAbsolute(inside)) return
  await cp(path, join(target, AUTHORITY_NAME))
  const moved = { ...profile, server: { ...profile.server, certificateAuthority: AUTHORITY_NAME } }
  await writeFile(join(target, 'profile.json'), `${JSON.stringify(moved, null, 2)}\n`)
}

async function drawIcons(logo: string, brandDir: string): Promise<void> {
  const draw = (px: number, path: string) =>
    sharp(logo, { density: 72 * (ICON_PX / 64) })
      .resize(px, px, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png()
      .toFile(path)
  await draw(ICON_PX, join(brandDir, 'icons', 'icon.png'))
  await Promise.all(LINUX_ICONS_PX.map((px) => draw(px, join(brandDir, 'linux-icons', `${px}x${px}.png`))))
}
