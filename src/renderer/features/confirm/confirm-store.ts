import { createStore } from '../../api/store.ts'
import type { ConfirmForm } from './confirm-form.ts'

/** What was filled in, kept while one goes back to look at the photos again. Never the agreement. */
export const confirmStore = createStore<ConfirmForm | null>(null)
