import { useEffect } from 'react'
import { checkFiles } from './file-checks.ts'

/** Shorter than this nobody walks off to plug in a drive; and looking at every file of a large library costs some seconds. */
const AWAY_MS = 5 * 60_000

/** Looks whether all files are where they were when the customer comes back to the window after a while. */
export function useCheckOnReturn(): void {
  useEffect(() => {
    let last = Date.now()
    const check = () => {
      const now = Date.now()
      if (now - last < AWAY_MS) return
      last = now
      // Nobody asked for it, so nobody is told that it failed.
      checkFiles('itself').catch(() => {})
    }
    window.addEventListener('focus', check)
    return () => window.removeEventListener('focus', check)
  }, [])
}
