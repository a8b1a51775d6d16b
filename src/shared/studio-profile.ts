import { z } from 'zod'
import { singleLine } from './text/plain-text.ts'

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/)

/** What the e-commerce act wants on the first screen (전자상거래법 §10). */
const businessSchema = z.object({
  /** 상호 */
  name: singleLine(80).min(1),
  /** 대표자 */
  owner: singleLine(40).min(1),
  /** 사업자등록번호 */
  registration: z.string().regex(/^\d{3}-\d{2}-\d{5}$/),
  /** 통신판매업신고번호 */
  mailOrder: singleLine(60).min(1),
  address: singleLine(160).min(1),
  phone: singleLine(30).min(1),
  email: z.email(),
  /** 이용약관 */
  termsUrl: z.url({ protocol: /^https$/ }),
  privacyUrl: z.url({ protocol: /^https$/ }),
  homeUrl: z.url({ protocol: /^https$/ }),
})

/** White label: all that makes the app one studio's own. `resources/studios/<id>/profile.json`. */
export const studioProfileSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: singleLine(40).min(1),
  /** One warm sentence on the first screen. */
  greeting: singleLine(120),
  /** File in the profile's folder: SVG or PNG, square. */
  logo: z.string().regex(/^[a-z0-9-]+\.(svg|png)$/),
  colours: z.object({ accent: colour, accentSoft: colour }),
  server: z.object({
    url: z.url({ protocol: /^https$/ }),
    /** PEM file of the authority that signed the server's certificate, in or relative to the profile's folder; left out: the system's own. */
    certificateAuthority: z.string().optional(),
  }),
  business: businessSchema,
})

export type StudioProfile = z.infer<typeof studioProfileSchema>
