import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '#shared/errors/app-error.ts'
import { type StudioProfile, studioProfileSchema } from '#shared/studio-profile.ts'

export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url))

const studiosFolder = join(repositoryRoot, 'resources', 'studios')

export type StudioResources = { profile: StudioProfile; catalogueTemplate: string }

/** The brand and the first catalogue of one studio. Throws STUDIO_UNKNOWN. */
export function readStudioResources(studioId: string): StudioResources {
  if (!studioIds().includes(studioId)) throw new AppError('STUDIO_UNKNOWN', { studioId })
  const folder = join(studiosFolder, studioId)
  const profile = studioProfileSchema.parse(JSON.parse(readFileSync(join(folder, 'profile.json'), 'utf8')))
  return { profile, catalogueTemplate: join(folder, 'catalogue.json') }
}

/** The one studio whose resources are here; with several of them the caller has to say which. */
export function findDefaultStudio(): string {
  const [only, ...others] = studioIds()
  if (!only || others.length > 0) throw new AppError('STUDIO_UNKNOWN', { studioId: '' })
  return only
}

function studioIds(): string[] {
  return readdirSync(studiosFolder).filter((name) => existsSync(join(studiosFolder, name, 'profile.json')))
}
