import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** The names of what was chosen for a print beside what a new print begins with; what the catalogue lacks by now is left out. */
export function chosenNames({ options }: Pick<Catalogue, 'options'>, chosen: Readonly<Record<string, string>>): string[] {
  return options.flatMap(({ id, name, choices: [, ...others] }) => {
    const choice = others.find((other) => other.id === chosen[id])
    return choice ? [`${name} ${choice.name}`] : []
  })
}
