/** By where the key is, not what it writes: with a Korean layout Z writes ㅋ. */
export function undoCommandOf(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  if (event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo'
  return event.code === 'KeyY' && event.ctrlKey && !event.shiftKey ? 'redo' : null
}
