/** What is waived, for whom, by whom and until when. */
export const waivers = `
const isDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/

function waiversSection() {
  if (data.waivers.length === 0) return el('p', {}, t('noWaivers'))
  const heads = data.waiverColumns.map(say).map((head) => head[0].toUpperCase() + head.slice(1))
  const pages = paged(t('waivers'), 50, (from, to) => scrolling(t('waivers'),
    table(t('waivers'), heads, data.waivers.slice(from, to).map((waiver) =>
      waiver.map((cell) => {
        if (typeof cell === 'number') return cell
        const text = isolated(say(cell))
        return isDay.test(say(cell)) ? el('span', { class: 'nowrap' }, text) : text
      })), 'headed')))
  pages.show(data.waivers.length)
  return pages.nodes
}

/** Why something is waived, in a line; nothing where it is not. */
function whyWaived(index) {
  if (index < 0) return ''
  const [id, , , , until, , , reason, approver, clause] = data.waivers[index]
  return id + ' · ' + [reason, approver, clause, '– ' + until].join(' · ')
}
`
