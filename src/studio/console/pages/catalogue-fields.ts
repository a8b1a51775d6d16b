import { html } from 'hono/html'
import type { CatalogueDraft, FieldErrors } from '../../catalogue/catalogue-draft.ts'
import type { Page } from './words.ts'

/** The form as it is to be shown: what is typed, what is wrong with it, and where to go on. */
export type CatalogueForm = {
  draft: CatalogueDraft
  errors: FieldErrors
  /** Name of the field, or word of the button, that is in hand. */
  focus: string
}

export type FieldLook = {
  name: string
  label: string
  value: string
  /** What stands behind it, such as 원. */
  unit?: string
  help?: string
  /** How much is to be typed. */
  width?: 'short' | 'middle'
  type?: 'text' | 'date' | 'time'
  /** Numbers get the tablet's number keys. */
  keys?: 'numeric' | 'decimal'
  most?: number
  placeholder?: string
}

/** A labelled field with its error beside it. */
export function field(form: CatalogueForm, look: FieldLook): Page {
  const { name, label, value, unit = '', help = '', width = '', type = 'text', keys, most = 20, placeholder = '' } = look
  const error = form.errors.get(name)
  const described = [error === undefined ? '' : `${name}-error`, help ? `${name}-help` : ''].join(' ').trim()
  return html`<div class="field ${width}"><label for="${name}">${label}</label>
    <span class="typed"><input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="${most}" placeholder="${placeholder}" autocomplete="off"${
      keys ? html` inputmode="${keys}"` : ''
    }${error === undefined ? '' : html` aria-invalid="true"`}${described ? html` aria-describedby="${described}"` : ''}${
      form.focus === name ? html` autofocus` : ''
    }>${unit ? html`<span class="unit">${unit}</span>` : ''}</span>
    ${errorLine(form, name)}${help ? html`<p class="small" id="${name}-help">${help}</p>` : ''}</div>`
}

/** What is wrong with a field, or with a whole list. */
export function errorLine({ errors }: CatalogueForm, name: string): Page | '' {
  const error = errors.get(name)
  return error === undefined ? '' : html`<p class="field-error" id="${name}-error">${error}</p>`
}

export function tick({ errors }: CatalogueForm, name: string, label: string, isOn: boolean, value = 'on'): Page {
  const error = errors.get(name)
  return html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${isOn ? html` checked` : ''}> <span>${label}</span></label>
    ${error === undefined ? '' : html`<p class="field-error">${error}</p>`}`
}

export function radios(form: CatalogueForm, name: string, title: string, words: Readonly<Record<string, string>>, chosen: string): Page {
  return html`<fieldset><legend>${title}</legend>${Object.entries(words).map(
    ([value, label]) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? html` checked` : ''}> <span>${label}</span></label>`,
  )}${errorLine(form, name)}</fieldset>`
}

/** A button that does something to the rows and keeps what is typed; `wish` is a word of `editDraft`. */
export function rowButton({ focus }: CatalogueForm, wish: string, text: string, label = ''): Page {
  return html`<button class="row-button" id="do-${wish}" name="do" value="${wish}"${label ? html` aria-label="${label}"` : ''}${
    focus === wish ? html` autofocus` : ''
  }>${text}</button>`
}

/** Up, down and out, for the row at `index` of a list. */
export function rowButtons(form: CatalogueForm, { list, index, count, name }: RowPlace): Page {
  const path = `${list}.${index}`
  return html`<span class="row-buttons">${
    count > 1
      ? html`${index > 0 ? rowButton(form, `up:${path}`, '↑', `${name} 위로`) : html`<span class="row-gap"></span>`}${
          index < count - 1 ? rowButton(form, `down:${path}`, '↓', `${name} 아래로`) : html`<span class="row-gap"></span>`
        }`
      : ''
  }${rowButton(form, `remove:${path}`, '빼기', `${name} 빼기`)}</span>`
}

export type RowPlace = { list: string; index: number; count: number; name: string }

/** Something to unfold; open where there is something wrong in it, or in hand. */
export function fold(form: CatalogueForm, id: string, paths: readonly string[], title: string, body: Page): Page {
  const isInside = (name: string) => paths.some((path) => name === path || name.startsWith(`${path}.`) || name.includes(`:${path}`))
  const isOpen = isInside(form.focus) || [...form.errors.keys()].some(isInside)
  return html`<details id="${id}"${isOpen ? html` open` : ''}><summary>${title}</summary><div class="folded">${body}</div></details>`
}

export function hidden(name: string, value: string): Page {
  return html`<input type="hidden" name="${name}" value="${value}">`
}
