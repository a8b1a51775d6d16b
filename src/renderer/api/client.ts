import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { address } from '#shared/addresses.ts'
import type { contract } from '#shared/contract/contract.ts'

/** Every procedure of the contract, called on the origin that served this window. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(new RPCLink({ url: location.origin + address.rpc }))
