/** Which basket this window goes on with when it is loaded anew: the id of a draft, or a new one. */
const KEY = 'basket-at-hand'
export const NEW_BASKET = 'new'

/** `null`: whichever was changed last. */
export function rememberBasket(which: string | null): void {
  if (which === null) storage()?.removeItem(KEY)
  else storage()?.setItem(KEY, which)
}

export function rememberedBasket(): string | null {
  return storage()?.getItem(KEY) ?? null
}

/** Each window has one of its own. There is none where the browser keeps no data of sites. */
function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}
