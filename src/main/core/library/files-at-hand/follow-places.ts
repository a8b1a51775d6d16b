import pLimit from 'p-limit'
import { isUnchanged } from '../../files/is-unchanged.ts'
import type { DecoderPool } from '../../imaging/decoder-pool.ts'
import { findAt } from './look-at-file.ts'
import { followMove, type MovedFolder } from './moved-folder.ts'
import type { Finding, Place } from './place-repository.ts'

const AT_ONCE = 16

/** Photos of a moved folder whose file stands where it must be now. One that stands where it was stays there: the other is a copy. */
export async function followPlaces(places: readonly Place[], move: MovedFolder, decoder: DecoderPool): Promise<Finding[]> {
  const limit = pLimit(AT_ONCE)
  const follow = async (place: Place): Promise<Finding[]> => {
    const path = followMove(place.path, move)
    const finding = path === null ? null : await findAt(path, place, decoder)
    return finding && !(await isUnchanged(place)) ? [finding] : []
  }
  return (await Promise.all(places.map((place) => limit(follow, place)))).flat()
}
