// The map of claims that are told more than once, and the table of all claims.
const AGREED = {
  conflict: ['error', 'different numbers'],
  qualifier: ['warning', 'different qualifiers'],
  same: ['accepted', 'the same everywhere', '='],
};
const STEP = 100;
const MOST = 8; // places of one number that are shown at once
const table = {column: 2, down: false, shown: STEP};

/** The sources of a claim, as short as a mark. */
function sourcesOf(article, mark) {
  const entries = (mark.e || []).map((index) => article.marks[index]);
  const marks = (mark.c || []).map((index) => cut(article, article.marks[index].in));
  const names = entries.map((entry) => {
    const [authors, year] = entry.here || ['', ''];
    const people = authors.split('; ').map((name) => name.split(',')[0].trim());
    const who =
      people.length === 2 && !authors.includes('…')
        ? people.join(' & ')
        : `${people[0]}${people.length > 2 ? ' et al.' : ''}`;
    return [who, year].filter(Boolean).join(', ') || cut(article, entry.in).slice(0, 60);
  });
  return (names.length ? names : marks).join('; ');
}

function drawFamilies() {
  const shown = data.families.filter(([, tellings]) =>
    tellings.some(([at, mark]) => namedSo(data.articles[at]) && matches(data.articles[at].marks[mark])),
  );
  const rank = ([verdict]) => ['conflict', 'qualifier', 'same'].indexOf(verdict);
  const articles = ([, tellings]) => new Set(tellings.map(([at]) => at)).size;
  shown.sort((a, b) => rank(a) - rank(b) || articles(b) - articles(a));
  const several = shown.filter((family) => articles(family) > 1).length;
  const words =
    `${counted(shown.length, 'claim')} told more than once, ${several} of them in several articles. ` +
    'Two claims are put together where CLM005 to CLM007 do so: what is measured, in whom and by what agree.';
  byId('families').replaceChildren(
    make('h2', {}, 'Told more than once'),
    make('p', {class: 'soft'}, words),
    ...shown.slice(0, table.shown).map(familyCard),
    showMore(shown.length, drawFamilies),
  );
}

function familyCard([verdict, tellings]) {
  const [at, mark] = tellings[0];
  const ways = new Map();
  for (const telling of tellings) {
    const words = data.articles[telling[0]].marks[telling[1]].n;
    const key = words.toLowerCase();
    if (!ways.has(key)) ways.set(key, [words, []]);
    ways.get(key)[1].push(telling);
  }
  const [name, words, glyph] = AGREED[verdict];
  const places = counted(new Set(tellings.map(([one]) => one)).size, 'article');
  const columns = [...ways.values()].map(([number, some]) =>
    make(
      'div',
      {class: 'way'},
      make('h4', {}, outside(number)),
      make('ul', {class: 'plain'}, ...some.slice(0, MOST).map(tellingItem)),
      moreOf(some.slice(MOST)),
    ),
  );
  return make(
    'article',
    {class: 'family'},
    make('h3', {}, badge(name, words, glyph), ` in ${places}`),
    make('p', {class: 'words', dir: 'auto'}, cut(data.articles[at], data.articles[at].marks[mark].in)),
    make('div', {class: 'ways'}, ...columns),
  );
}

function moreOf(tellings) {
  if (!tellings.length) return '';
  return make(
    'details',
    {},
    make('summary', {}, `${tellings.length} more`),
    make('ul', {class: 'plain'}, ...tellings.map(tellingItem)),
  );
}

function tellingItem([at, index]) {
  const article = data.articles[at];
  const mark = article.marks[index];
  const sources = sourcesOf(article, mark);
  return make(
    'li',
    {},
    badge(verdictOf(mark)),
    ' ',
    button(nameOf(article), {class: 'go'}, () => select(at, index)),
    ` ${mark.where}`,
    make('div', {class: 'soft'}, sources ? outside(sources) : 'no source'),
  );
}

const COLUMNS = ['Claim', 'Number', 'Article', 'Place', 'Sources', 'Verdict', 'Why', 'Decision', 'Also told in'];

let everyClaim = null;

/** All claims: what their row says, in the order of COLUMNS, and where to go; made when they are first asked for. */
function allClaims() {
  if (everyClaim) return everyClaim;
  const also = new Map();
  for (const [, tellings] of data.families) for (const [at, mark] of tellings) also.set(`${at} ${mark}`, tellings);
  everyClaim = data.articles.flatMap((article, at) =>
    article.marks.flatMap((mark, index) => {
      if (mark.k !== 'claim') return [];
      const others = (also.get(`${at} ${index}`) || [])
        .filter(([one]) => one !== at)
        .map(([one]) => data.articles[one].path);
      return [{at, index, mark, cells: claimCells(article, mark, [...new Set(others)])}];
    }),
  );
  return everyClaim;
}

function claimCells(article, mark, others) {
  const open = openOf(mark);
  const decided = findingsOf(mark)
    .filter((finding) => finding.held)
    .map((finding) => `${finding.code}: ${keptWords(finding.held)}`);
  const why = open.length ? open.map((finding) => `${finding.code} ${finding.m}`).join(' | ') : mark.why || '';
  return [
    cut(article, mark.in),
    mark.n,
    article.path,
    mark.where,
    sourcesOf(article, mark),
    WORDS[verdictOf(mark)],
    why,
    decided.join(' | '),
    others.join(' | '),
  ];
}

const claimRows = () => allClaims().filter(({at, mark}) => namedSo(data.articles[at]) && matches(mark));

function sorted(rows) {
  const compare = new Intl.Collator('en', {numeric: true}).compare;
  const key = table.column;
  const by = (a, b) =>
    key === 3 ? a.mark.at[0] - b.mark.at[0] : key === 5 ? a.mark.v - b.mark.v : compare(a.cells[key], b.cells[key]);
  const found = rows.map((one, place) => [one, place]);
  found.sort(([a, i], [b, j]) => (table.down ? by(b, a) : by(a, b)) || i - j);
  return found.map(([one]) => one);
}

function drawClaims() {
  const rows = sorted(claimRows());
  const heads = COLUMNS.map((name, at) =>
    make(
      'th',
      {scope: 'col', 'aria-sort': at === table.column ? (table.down ? 'descending' : 'ascending') : 'none'},
      button(name, {class: 'sort', 'data-column': at}, () => sortBy(at)),
    ),
  );
  const body = make('tbody', {}, ...rows.slice(0, table.shown).map(claimRow));
  byId('claims').replaceChildren(
    make('h2', {}, 'All claims'),
    make(
      'p',
      {class: 'soft'},
      `${counted(rows.length, 'claim')} as filtered. `,
      button('Download as CSV', {id: 'csv'}, download),
    ),
    make(
      'div',
      {class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Table of claims'},
      make('table', {class: 'claims'}, make('thead', {}, make('tr', {}, ...heads)), body),
    ),
    showMore(rows.length, drawClaims),
  );
}

function showMore(count, draw) {
  if (count <= table.shown) return '';
  return button(`Show ${STEP} more`, {class: 'show-more'}, () => {
    table.shown += STEP;
    draw();
  });
}

function claimRow({at, index, cells, mark}) {
  const shown = cells.map((words, column) => {
    if (column === 0)
      return make(
        'td',
        {dir: 'auto'},
        button(words, {class: 'go'}, () => select(at, index)),
      );
    if (column === 5) return make('td', {}, badge(verdictOf(mark)));
    return make('td', {dir: 'auto'}, words);
  });
  return make('tr', {}, ...shown);
}

function sortBy(column) {
  table.down = column === table.column && !table.down;
  table.column = column;
  drawClaims();
  byId('claims').querySelector(`[data-column="${column}"]`).focus();
}

/**
 * A cell that a spreadsheet takes for text, and never for a formula.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(words) {
  const safe = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return `"${safe.replaceAll('"', '""')}"`;
}

function csvText() {
  const rows = [COLUMNS, ...sorted(claimRows()).map((one) => one.cells)];
  return `\ufeff${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function download() {
  const address = URL.createObjectURL(new Blob([csvText()], {type: 'text/csv;charset=utf-8'}));
  make('a', {href: address, download: 'claims.csv'}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
