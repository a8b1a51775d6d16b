// The search's own thread: it holds the index, reads the database by itself, and never keeps the window waiting.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { createCaptionReader } from './caption-reader.ts'
import { createIndexCache } from './index-cache.ts'
import { createSearchEngine } from './search-engine.ts'
import type { SearchAnswer, SearchQuestion, SearchWorkerData } from './search-messages.ts'

const { databasePath, cachePath } = workerData as SearchWorkerData
const db = new Database(databasePath, { readonly: true })
const tell = (answer: SearchAnswer) => parentPort?.postMessage(answer, answer.kind === 'found' ? [answer.ids.buffer as ArrayBuffer] : [])

const engine = createSearchEngine(createCaptionReader(db), createIndexCache(cachePath), {
  ready: () => tell({ kind: 'ready' }),
  saved: (seq) => tell({ kind: 'saved', seq }),
})
void engine.start()

parentPort?.on('message', (question: SearchQuestion) => {
  if (question.kind === 'close') {
    void engine.close().finally(() => process.exit(0))
    return
  }
  tell({ kind: 'found', id: question.id, ...engine.find(question.text, question.typing, question.asIs) })
})
