import type { Settings } from '#shared/contract/settings.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useMessages } from '../../ui/use-messages.tsx'
import { kilobytesOfLimit, limitChoice, UPLOAD_LIMITS } from './settings-choices.ts'
import { useSettingsUpdate } from './use-settings-update.ts'

/** How much of the line an order may take; holds at once, for one that is being sent too. */
export function UploadLimitChoice({ settings }: { settings: Settings }) {
  const { orders, format } = useMessages()
  const update = useSettingsUpdate()
  const choices = UPLOAD_LIMITS.map((value) => {
    const kilobytes = kilobytesOfLimit(value)
    return {
      value,
      label: orders.uploadLimits[value],
      note: kilobytes === null ? orders.uploadLimitFastest : orders.uploadLimitNote(format.bytes(kilobytes * 1000)),
    }
  })
  return (
    <Segmented
      label={orders.uploadLimit}
      value={limitChoice(settings.uploadLimit)}
      choices={choices}
      onChange={(choice) => update({ uploadLimit: kilobytesOfLimit(choice) })}
    />
  )
}
