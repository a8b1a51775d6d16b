import { useEffect } from 'react'
import type { StudioProfile } from '#shared/studio-profile.ts'
import { brandColours } from '../../styles/brand.ts'

/** Gives the window the studio's name and colours. */
export function useBrand(studio: StudioProfile | undefined): void {
  useEffect(() => {
    if (!studio) return
    document.title = studio.name
    const brand = brandColours(studio.colours)
    const { style } = document.documentElement
    style.setProperty('--brand-accent', brand.accent)
    style.setProperty('--brand-accent-ink', brand.ink)
    style.setProperty('--brand-accent-soft', brand.soft)
    style.setProperty('--brand-accent-ink-dark', brand.inkDark)
    style.setProperty('--brand-accent-soft-dark', brand.softDark)
  }, [studio])
}
