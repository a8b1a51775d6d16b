import type { StudioProfile } from '#shared/studio-profile.ts'
import type { StudioServices } from '../http/studio-env.ts'
import type { ConsoleSessions } from './console-sessions.ts'
import type { FormOnce } from './form-once.ts'
import type { LastSteps } from './last-steps.ts'
import type { LoginLimit } from './login-limit.ts'
import type { PrintPictures } from './print-pictures.ts'

/** What the console's routes stand on, beside the studio's own services. */
export type ConsoleTools = StudioServices & {
  profile: StudioProfile
  sessions: ConsoleSessions
  /** Of tries to sign in, and to change the password. */
  loginLimit: LoginLimit
  pictures: PrintPictures
  once: FormOnce
  steps: LastSteps
}
