import { expect, test } from 'vitest'
import { appMenuTemplate } from './app-menu.ts'

function labels(options: { isMac: boolean; devTools: boolean }) {
  return appMenuTemplate('한빛사진관', options).map(({ label }) => label)
}

function roles(options: { isMac: boolean; devTools: boolean }) {
  const submenus = appMenuTemplate('한빛사진관', options).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  return submenus.flatMap(({ role }) => (role ? [role] : []))
}

test('the menu is Korean, and macOS has the app’s own in front', () => {
  expect(labels({ isMac: false, devTools: false })).toEqual(['편집', '보기', '창'])
  expect(labels({ isMac: true, devTools: false })).toEqual(['한빛사진관', '편집', '보기', '창'])
})

test('developer tools are in no menu of a packaged app', () => {
  expect(roles({ isMac: true, devTools: false })).not.toContain('toggleDevTools')
  expect(roles({ isMac: true, devTools: true })).toContain('toggleDevTools')
})

test('text can be edited and the window zoomed', () => {
  expect(roles({ isMac: false, devTools: false })).toEqual(
    expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen']),
  )
})
