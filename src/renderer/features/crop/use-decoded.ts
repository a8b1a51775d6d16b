import { useEffect, useState } from 'react'

export type Decoded = 'none' | 'loading' | 'ready' | 'failed'

/** Fetches and decodes a picture before it is shown, so that it never appears in part. Null: none is wanted. */
export function useDecoded(source: string | null): Decoded {
  const [known, setKnown] = useState<{ source: string; state: 'ready' | 'failed' } | null>(null)
  useEffect(() => {
    if (source === null) return
    const image = new Image()
    let passed = false
    image.src = source
    image
      .decode()
      .then(() => 'ready' as const)
      .catch(() => 'failed' as const)
      .then((state) => {
        if (!passed) setKnown({ source, state })
      })
    return () => {
      passed = true
      // Taking the address away is what stops the browser from loading it.
      if (!image.complete) image.removeAttribute('src')
    }
  }, [source])
  if (source === null) return 'none'
  return known?.source === source ? known.state : 'loading'
}
