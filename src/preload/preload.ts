// Runs sandboxed beside the page: only `electron` can be required, and of it the renderer's half.
import { exposeHostBridge } from './expose-host-bridge.ts'

exposeHostBridge()
