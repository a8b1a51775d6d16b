// Electron's entry. Everything that can be tested is in run-app.ts and its neighbours.
import { runApp } from './run-app.ts'

void runApp(process.argv.slice(1))
