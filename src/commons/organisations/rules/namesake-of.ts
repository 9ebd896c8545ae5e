interface Named {
  readonly foldedName: string
  readonly formerNames: readonly string[]
}

/** Who is called so: by its name, or else by one it had before and that feeds may still write. */
export const namesakeOf = <Known extends Named>(foldedName: string, known: readonly Known[]): Known | undefined =>
  known.find((one) => one.foldedName === foldedName) ??
  known.find(({ formerNames }) => formerNames.includes(foldedName))
