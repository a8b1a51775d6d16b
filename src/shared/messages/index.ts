import type { Settings } from '../contract/settings.ts'
import { en } from './en/index.ts'
import { ko } from './ko/index.ts'

export type Locale = Settings['locale']

/** Every word of the app. Korean is the measure; another language has to say all that it says. */
export type Messages = typeof ko

export const messages: Record<Locale, Messages> = { ko, en }
