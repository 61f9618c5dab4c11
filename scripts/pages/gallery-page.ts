import type { GalleryPicture } from './gallery-files.ts'

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `
:root{color-scheme:light;font:16px/1.5 'Atkinson Hyperlegible Next','Helvetica Neue',Arial,sans-serif}
:root[data-look=dark]{color-scheme:dark}
body{margin:0;background:light-dark(#f5f6f8,#0e1014);color:light-dark(#1a1c20,#eceef1)}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.6rem 1.2rem;background:light-dark(#fff,#15181d);border-bottom:1px solid light-dark(#d5d8dd,#2d323b)}
h1{font-size:1.1rem;margin:0}
fieldset{border:0;margin:0;padding:0;display:flex;gap:1rem}
legend{float:left;margin-right:1rem}
main{max-width:1480px;margin:0 auto;padding:1rem 1.2rem 4rem}
nav{columns:14rem;margin:1rem 0 2rem}
nav a{display:block;color:inherit}
h2{font-size:1.15rem;margin:2.4rem 0 .2rem;scroll-margin-top:4rem}
p{margin:.1rem 0;max-width:70ch}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:1rem;align-items:start;margin-top:.8rem}
figure{margin:0}
img{display:block;max-width:100%;height:auto;border:1px solid light-dark(#d5d8dd,#2d323b)}
figcaption{font-size:.85rem;margin-top:.3rem}
:root[data-look=grey] img{filter:grayscale(1)}
:root[data-look=print] img{filter:grayscale(1)}
`

const script = `
const root = document.documentElement
const show = (look) => {
  root.dataset.look = look
  for (const image of document.querySelectorAll('img')) image.src = look === 'print' ? image.dataset.print : image.dataset.file
}
for (const choice of document.querySelectorAll('input[name=look]')) choice.addEventListener('change', () => show(choice.value))
const wanted = new URLSearchParams(location.search).get('look')
const choice = document.querySelector('input[value=' + (wanted ?? 'light') + ']')
if (choice !== null) { choice.checked = true; show(choice.value) }
`

const figure = ({ variant, file, scene, svg }: GalleryPicture): string => {
  const id = /<svg[^>]* id="([^"]+)"/.exec(svg)?.[1] ?? ''
  return `<figure><img src="${file}" data-file="${file}" data-print="${file}#${id}" width="${scene.width}" height="${scene.height}" loading="lazy" alt="${escapeHtml(`${scene.title}. ${scene.description}`.slice(0, 900))}"><figcaption>${variant}: <a href="${file}">${file}</a></figcaption></figure>`
}

/** The gallery as one page that needs no server: a switch for light, dark, grey and print, and every picture with its words. */
export const galleryPage = (pictures: readonly GalleryPicture[]): string => {
  const ids = [...new Set(pictures.map(({ chart }) => chart.id))]
  const sections = ids.map((id) => {
    const own = pictures.filter(({ chart }) => chart.id === id)
    const chart = own[0]?.chart
    return `<section><h2 id="${id}">${escapeHtml(chart?.title ?? id)}</h2>\n<p>${escapeHtml(chart?.purpose ?? '')}</p>\n<p><small>${escapeHtml(chart?.caution ?? '')}</small></p>\n<div class="pictures">\n${own.map(figure).join('\n')}\n</div></section>`
  })
  const looks = ['light', 'dark', 'grey', 'print'].map(
    (look) => `<label><input type="radio" name="look" value="${look}"${look === 'light' ? ' checked' : ''}> ${look}</label>`,
  )
  const links = ids.map((id) => `<a href="#${id}">${escapeHtml(pictures.find(({ chart }) => chart.id === id)?.chart.title ?? id)}</a>`)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Gallery of charts</title>
<style>${style}</style>
<header><h1>Gallery of charts</h1><fieldset><legend>Look</legend>${looks.join('')}</fieldset></header>
<main>
<p>All data are synthetic. Grey is the light picture on a grey printer; print is black ink with hatched areas.</p>
<nav aria-label="Charts">${links.join('')}</nav>
${sections.join('\n')}
</main>
<script>${script}</script>
</html>
`
}
