import { Menu, type MenuItemConstructorOptions } from 'electron'

/** What the window can do by keys and menu. On Windows and Linux the bar shows itself with Alt. */
export function appMenuTemplate(
  studioName: string,
  { isMac, devTools }: { isMac: boolean; devTools: boolean },
): MenuItemConstructorOptions[] {
  const app: MenuItemConstructorOptions = {
    label: studioName,
    submenu: [
      { role: 'about', label: `${studioName} 정보` },
      { type: 'separator' },
      { role: 'hide', label: `${studioName} 가리기` },
      { role: 'hideOthers', label: '기타 가리기' },
      { role: 'unhide', label: '모두 보기' },
      { type: 'separator' },
      { role: 'quit', label: `${studioName} 끝내기` },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: '편집',
    submenu: [
      { role: 'undo', label: '실행 취소' },
      { role: 'redo', label: '다시 실행' },
      { type: 'separator' },
      { role: 'cut', label: '잘라내기' },
      { role: 'copy', label: '복사' },
      { role: 'paste', label: '붙여넣기' },
      { role: 'selectAll', label: '모두 선택' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: '보기',
    submenu: [
      { role: 'zoomIn', label: '크게' },
      { role: 'zoomOut', label: '작게' },
      { role: 'resetZoom', label: '원래 크기' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: '전체 화면' },
      ...(devTools ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
    ],
  }
  const window: MenuItemConstructorOptions = {
    label: '창',
    submenu: [
      { role: 'minimize', label: '최소화' },
      { role: 'close', label: '닫기' },
    ],
  }
  return isMac ? [app, edit, view, window] : [edit, view, window]
}

export function setAppMenu(studioName: string, options: { isMac: boolean; devTools: boolean }): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(studioName, options)))
}
