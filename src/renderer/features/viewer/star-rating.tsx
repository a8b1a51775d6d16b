import { Star } from 'lucide-react'
import { useMessages } from '../../ui/use-messages.tsx'
import styles from './star-rating.module.css'

/** 0 to 5. Pressing the star that holds takes the rating away; the keys 0–5 do the same from anywhere on the photo. */
export function StarRating({ rating, onChange }: { rating: number; onChange: (rating: number) => void }) {
  const { viewer } = useMessages()
  return (
    <fieldset aria-label={`${viewer.rating}, ${rating === 0 ? viewer.noStars : viewer.stars(rating)}`} className={styles.stars}>
      {[1, 2, 3, 4, 5].map((stars) => (
        <button
          key={stars}
          type="button"
          aria-label={viewer.stars(stars)}
          aria-pressed={rating === stars}
          aria-keyshortcuts={String(stars)}
          title={`${viewer.stars(stars)} (${stars})`}
          onClick={() => onChange(rating === stars ? 0 : stars)}
        >
          <Star size={24} fill={stars <= rating ? 'currentColor' : 'none'} className={stars <= rating ? styles.on : undefined} />
        </button>
      ))}
    </fieldset>
  )
}
