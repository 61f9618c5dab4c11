/** Gives a drawing its name and its text alternative. The name is no `title` element, which would float over the marks as a tooltip. */
export const describe = (picture: Element, name: string, text: string): void => {
  const svg = picture instanceof SVGElement ? picture : picture.querySelector('svg')
  if (svg === null) return
  // Plot labels the groups inside, which a picture with one text alternative must not have.
  for (const part of svg.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', `${name}. ${text}`)
  const described = document.createElementNS('http://www.w3.org/2000/svg', 'desc')
  described.textContent = text
  svg.prepend(described)
}
