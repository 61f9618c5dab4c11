/** True for a file name that stays where it is looked for: no root, no drive, no step upwards. */
export const staysInside = (name: string): boolean => !/^([/\\]|[A-Za-z]:)/.test(name) && !name.split(/[/\\]/).includes('..')
