// tsyringe, which @peculiar/x509 stands on, wants these three functions of the retired decorator-metadata proposal to be
// there before it loads. It only keeps values by class and key, so a map of maps is all that it takes.
type Metadata = Map<unknown, unknown>

const metadataOf = new WeakMap<object, Metadata>()

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const metadata: Metadata = metadataOf.get(target) ?? new Map()
  metadata.set(key, value)
  metadataOf.set(target, metadata)
}

function getOwnMetadata(key: unknown, target: object): unknown {
  return metadataOf.get(target)?.get(key)
}

function getMetadata(key: unknown, target: object): unknown {
  for (let owner: object | null = target; owner; owner = Object.getPrototypeOf(owner)) {
    if (metadataOf.get(owner)?.has(key)) return getOwnMetadata(key, owner)
  }
  return undefined
}

if (!('getMetadata' in Reflect)) Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata })
