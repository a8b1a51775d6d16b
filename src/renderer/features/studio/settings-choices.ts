import type { Settings } from '#shared/contract/settings.ts'

export const UPLOAD_LIMITS = ['none', 'normal', 'slow'] as const
export type UploadLimit = (typeof UPLOAD_LIMITS)[number]

const kilobytesOf: Record<UploadLimit, number | null> = { none: null, normal: 500, slow: 100 }

/** In kB/s, as the settings have it; null is no limit. */
export function kilobytesOfLimit(choice: UploadLimit): number | null {
  return kilobytesOf[choice]
}

/** The choice that the settings stand for; null for a figure that was set elsewhere. */
export function limitChoice(limit: Settings['uploadLimit']): UploadLimit | null {
  return UPLOAD_LIMITS.find((choice) => kilobytesOf[choice] === limit) ?? null
}

/** Whether the desktop tells of orders: where a browser does it, only once it was allowed to. */
export function tellsOnDesktop({ notifications }: Pick<Settings, 'notifications'>, permission: NotificationPermission | null): boolean {
  return notifications && (permission === null || permission === 'granted')
}
