import { Hono } from 'hono'
import { koreanDay } from '#shared/korean-time.ts'
import type { StudioEnv } from '../../http/studio-env.ts'
import type { ConsoleTools } from '../console-tools.ts'
import { buildOrdersCsv } from '../orders-csv.ts'
import { daysPage } from '../pages/days-page.ts'
import { daySchema, monthSchema } from '../studio-days.ts'
import { readDayDetails, sumMonth } from '../sum-days.ts'

/** What came in, a month at a glance and a day in detail, and as a table for other programs. */
export function createDaysRoutes({ database, profile, now }: ConsoleTools): Hono<StudioEnv> {
  const thisMonth = () => koreanDay(now()).slice(0, 7)

  return new Hono<StudioEnv>()
    .get('/', async (context) => {
      const month = monthSchema.catch(thisMonth()).parse(context.req.query('month'))
      const sums = sumMonth(database, month)
      const wanted = daySchema.startsWith(month).safeParse(context.req.query('day'))
      const day = wanted.success ? wanted.data : pickDay(sums, koreanDay(now()))
      const details = await readDayDetails(database, day)
      return context.html(daysPage({ studioName: profile.name, month, day, sums, details, today: koreanDay(now()) }))
    })
    .get('/orders.csv', async (context) => {
      const month = monthSchema.parse(context.req.query('month'))
      return context.body(await buildOrdersCsv(database, month), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="orders-${month}.csv"`,
      })
    })
}

/** Today in its own month; else the last day on which something came in, or the first. */
function pickDay(sums: readonly { day: string; orders: number }[], today: string): string {
  const shown = sums.find(({ day }) => day === today) ?? sums.findLast(({ orders }) => orders > 0) ?? sums[0]
  return shown?.day ?? today
}
