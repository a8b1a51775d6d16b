import { shell } from 'electron'
import { AppError } from '#shared/errors/app-error.ts'
import type { StudioProfile } from '#shared/studio-profile.ts'

/** Whether the customer's browser may be sent there: https, and on a host that the studio's own profile names. */
function isStudioLink(url: string, { business }: Pick<StudioProfile, 'business'>): boolean {
  const link = URL.parse(url)
  if (link?.protocol !== 'https:' || link.username || link.password) return false
  return [business.homeUrl, business.termsUrl, business.privacyUrl].some((own) => URL.parse(own)?.host === link.host)
}

/** Opens the studio's pages in the customer's browser. Throws FORBIDDEN for any other address. */
export function createLinkOpener(profile: Pick<StudioProfile, 'business'>): (url: string) => Promise<void> {
  return async (url) => {
    if (!isStudioLink(url, profile)) throw new AppError('FORBIDDEN', {})
    await shell.openExternal(url)
  }
}
