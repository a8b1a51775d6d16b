import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '#shared/errors/app-error.ts'
import type { Database } from '../../database/open-database.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import { orderSheetSchema, type SheetLine } from '../../intake/order-sheet.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { findOrder } from './order-routes.ts'

// The browser's own viewer is a plug-in with styles of its own.
const PDF_CSP = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
const positionSchema = z.coerce.number().int().min(1).max(10_000)

/** The pictures of an order's prints, its sheet, and the originals that the customer sent. */
export function createPrintRoutes(tools: ConsoleTools): Hono<StudioEnv> {
  return new Hono<StudioEnv>()
    .get('/:number/prints/:file{[0-9]{1,5}\\.jpg}', async (context) => {
      const { line, photoPath } = findLine(tools, context.req.param('number'), context.req.param('file').slice(0, -'.jpg'.length))
      const picture = await tools.pictures.read(photoPath, line)
      if (!picture) throw new AppError('NOT_FOUND', {})
      // An order never changes, nor does what is printed of it.
      return context.body(picture, 200, { 'content-type': 'image/jpeg', 'cache-control': 'private, max-age=86400, immutable' })
    })
    .get('/:number/sheet.pdf', async (context) => {
      const { number } = findOrder(tools, context.req.param('number'))
      const sheet = await tools.readOrderSheetPdf(number)
      if (!sheet) throw new AppError('NOT_FOUND', {})
      context.header('content-security-policy', PDF_CSP)
      return context.body(Uint8Array.from(sheet), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${number}.pdf"`,
      })
    })
    .get('/:number/originals/:position', async (context) => {
      const { line, photoPath } = findLine(tools, context.req.param('number'), context.req.param('position'))
      const found = await stat(photoPath).catch(() => undefined)
      if (!found) throw new AppError('NOT_FOUND', {})
      context.header('content-type', 'application/octet-stream')
      context.header('content-length', String(found.size))
      context.header('content-disposition', `attachment; filename*=UTF-8''${encodeFileName(line.originalName)}`)
      return context.body(Readable.toWeb(createReadStream(photoPath)) as ReadableStream)
    })
}

function findLine(tools: ConsoleTools, number: string, position: string): { line: SheetLine; photoPath: string } {
  const index = positionSchema.safeParse(position)
  const found = index.success ? readLine(tools.database, number, index.data - 1) : undefined
  if (!found) throw new AppError('NOT_FOUND', {})
  return { line: found.line, photoPath: tools.uploads.pathOf(found.customerId, found.line.sha256) }
}

const lineRow = z.object({
  customerId: z.int(),
  line: z.string().transform((json) => orderSheetSchema.shape.lines.element.parse(JSON.parse(json))),
})

// Only this line: a page asks for a hundred pictures, each of an order of a thousand lines.
function readLine(database: Database, number: string, index: number) {
  const row = database
    .prepare<[number, string], { line: string | null }>(
      `SELECT customer_id AS customerId, sheet -> ('$.lines[' || CAST(? AS INTEGER) || ']') AS line
       FROM received_orders JOIN sheets USING (order_id) JOIN orders ON orders.id = order_id WHERE number = ?`,
    )
    .get(index, number)
  return row && row.line !== null ? lineRow.parse(row) : undefined
}

/** The customer's own name of the file, but for what leads into another folder; a browser cleans the rest. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name.replace(/[/\\]/g, '_') || 'photo.jpg').replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}
