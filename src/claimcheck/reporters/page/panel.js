// Beside the article: what is stated, what the record says, how to mend it, and what it hangs on.
const FIELDS = ['Authors', 'Year', 'Title', 'In', 'Volume', 'Issue', 'Pages', 'Publisher', 'DOI'];
const SETTLED = {
  verified: 'one work, held against it',
  'other-work': 'its identifier belongs to another work',
  'not-registered': 'its DOI is not registered',
  'not-found': 'no registry that was asked has it',
  outside: 'outside the registries',
  unverified: 'could not be checked',
};
const KEPT = {
  comment: 'A comment in the article keeps this from being told',
  decision: 'An editor accepted this',
  baseline: 'The baseline knows this',
  settings: 'The settings leave this out',
  unchanged: 'On a line that was not changed',
};

function drawPanel() {
  const article = data.articles[state.article];
  const mark = article && article.marks[state.mark];
  byId('details').replaceChildren(...(mark ? markDetails(article, mark, state.mark) : overview(article)));
  byId('panel').scrollTop = 0;
}

function overview(article) {
  if (!article) return [make('p', {}, 'No articles.')];
  const rows = data.verdicts.map((verdict) => [
    verdict,
    article.marks.filter((mark) => verdictOf(mark) === verdict).length,
  ]);
  const items = rows
    .filter(([, count]) => count)
    .map(([verdict, count]) => make('li', {}, badge(verdict), ` ${count}`));
  const kinds = Object.keys(KINDS).map((kind) => article.marks.filter((mark) => mark.k === kind).length);
  return [
    make('h2', {}, 'This article'),
    make(
      'p',
      {},
      `${counted(kinds[0], 'claim')}, ${counted(kinds[1], 'citation')}, ${counted(kinds[2], 'entry', 'entries')}.`,
    ),
    make('ul', {class: 'plain'}, ...items),
    make('p', {class: 'soft'}, 'Choose a mark in the text, or press j for the first finding.'),
  ];
}

function markDetails(article, mark, index) {
  const words = mark.in ? cut(article, mark.in) : '';
  return [
    make('h2', {}, KINDS[mark.k], ' ', badge(verdictOf(mark))),
    mark.where ? make('p', {class: 'soft'}, `${mark.where} of `, outside(mark.of || article.path)) : null,
    words ? make('blockquote', {class: 'words', dir: 'auto'}, words) : null,
    ...findingsOf(mark).map(findingCard),
    ...corrections(mark),
    ...heldOf(mark),
    ...hangsOn(article, mark, index),
    ...compared(mark),
    ...toldElsewhere(index),
  ].filter(Boolean);
}

function row(term, ...words) {
  return make('div', {class: 'row'}, make('dt', {}, term), make('dd', {dir: 'auto'}, ...words));
}

function findingCard(finding) {
  const head = make(
    'h3',
    {},
    findingBadge(finding),
    ' ',
    make('span', {class: 'code'}, `${finding.code} ${nameOfRule(finding.code)}`),
  );
  const told = make('dl', {});
  for (const evidence of finding.ev || []) told.append(...evidenceRows(evidence, finding.code));
  const card = make(
    'section',
    {class: `card v-${toneOf(finding)}`},
    head,
    make('p', {class: 'message', dir: 'auto'}, elsewhereOf(finding, data.articles[state.article]) + finding.m),
  );
  if (finding.held) card.append(make('p', {class: 'kept'}, outside(keptWords(finding.held))));
  if (told.childElementCount) card.append(told);
  for (const related of finding.rel || []) card.append(relatedLine(related));
  card.append(...fixOf(finding), accepting(finding));
  return card;
}

const nameOfRule = (code) => (data.rules.find((rule) => rule[0] === code) || ['', ''])[1];

/** The rows of one piece of evidence; the nearest work to an entry that could not be checked is no record of it. */
function evidenceRows([stated, found, registry, doi, retrieved, quote], code) {
  const rows = [];
  const elsewhere = registry === 'article';
  const there = elsewhere ? 'There' : code.startsWith('NET') ? 'Nearest' : registry ? 'The record' : 'Found';
  if (stated) rows.push(row('Here', stated));
  if (found) rows.push(row(there, found));
  if (quote) rows.push(row(elsewhere ? 'Its sentence' : 'The source', make('q', {}, quote)));
  if (registry && !elsewhere) {
    rows.push(row('From', registry, retrieved ? `, ${retrieved}` : '', ...(doi ? [', ', doiLink(doi)] : [])));
  }
  return rows;
}

function keptWords([by, reason, who, until]) {
  return [KEPT[by], reason && `: ${reason}`, who && ` (${who})`, until && `, until ${until}`].filter(Boolean).join('');
}

function relatedLine([article, path, where, message, text]) {
  const place = `${path === data.articles[state.article].path ? '' : `${path}, `}${where}`;
  const at = article < 0 ? -1 : markNear(data.articles[article], text, where);
  const link = article < 0 ? outside(place) : button(place, {class: 'go'}, () => select(article, at));
  return make('p', {class: 'related'}, 'See ', link, ': ', outside(message));
}

/** The mark at a place of another finding: the one whose words are there, else none. */
function markNear(article, text, where) {
  const words = text.replace(/\s+/g, ' ').trim();
  const near = article.marks.map((mark, index) => [mark, index]).filter(([mark]) => mark.where === where && mark.in);
  const same = near.find(([mark]) => cut(article, mark.in).includes(words) || words.includes(cut(article, mark.at)));
  return same ? same[1] : near.length ? near[0][1] : -1;
}

function fixOf(finding) {
  const parts = [];
  if (finding.fix) {
    const how = {
      safe: '--fix makes it',
      unsafe: 'look at it first; --unsafe-fixes makes it',
      display: 'make it by hand',
    };
    const edits = finding.fix[1].map(([old, now]) =>
      make('li', {}, make('del', {}, old), ' → ', make('ins', {}, now || 'nothing')),
    );
    parts.push(
      make('h4', {}, `Fix (${how[finding.fix[0]]})`),
      make('ul', {class: 'plain edits', dir: 'auto'}, ...edits),
    );
  }
  return parts;
}

/** The entry as it should read, once for all that was found in it. */
function corrections(mark) {
  const entries = [
    ...new Set(
      openOf(mark)
        .map((finding) => finding.new)
        .filter(Boolean),
    ),
  ];
  return entries.flatMap((words) => [
    make('h3', {}, 'The entry as it should read'),
    make('p', {class: 'corrected', dir: 'auto'}, words),
    copying(words, 'Copy the entry'),
  ]);
}

function accepting(finding) {
  if (finding.held || !finding.id) return make('span', {});
  const short = finding.id.slice(0, 8);
  const command = `${data.command.replace('claimcheck check', `claimcheck accept ${short}`)} --reason "…"`;
  return make(
    'details',
    {class: 'accept'},
    make('summary', {}, 'Accept it (', make('code', {}, short), ')'),
    make('p', {}, make('code', {}, command)),
    copying(command, 'Copy the command'),
  );
}

function copying(words, label) {
  const status = make('span', {role: 'status', class: 'soft'});
  const copy = button(label, {class: 'copy'}, async () => {
    try {
      await navigator.clipboard.writeText(words);
      status.textContent = ' Copied';
    } catch {
      getSelection().selectAllChildren(copy.previousElementSibling || copy.parentElement);
      status.textContent = ' Selected: copy it with the keyboard';
    }
  });
  const around = document.createDocumentFragment();
  around.append(copy, status);
  return around;
}

/** What a mark was held against, or why it was not. */
function heldOf(mark) {
  if (!mark.why) return [];
  const told = make('dl', {}, row(mark.done ? 'Checked' : 'Not checked', mark.why.replace(/^Not checked: /, '')));
  if (mark.k === 'claim' && mark.quote) told.append(row('Here', mark.n), row('The source', make('q', {}, mark.quote)));
  return [told];
}

/** Claim -> citation -> entry -> work, each a step that can be followed. */
function hangsOn(article, mark, index) {
  const parts = [];
  const step = (other) =>
    make(
      'li',
      {},
      badge(verdictOf(article.marks[other])),
      ' ',
      button(labelOf(article, article.marks[other]), {class: 'go'}, () => select(state.article, other)),
      workLine(article.marks[other]),
    );
  const list = (title, indices) => {
    if (indices && indices.length)
      parts.push(make('h3', {}, title), make('ol', {class: 'chain'}, ...indices.map(step)));
  };
  const leading = (key, kind) =>
    article.marks.flatMap((other, at) => (other.k === kind && (other[key] || []).includes(index) ? [at] : []));
  if (mark.k === 'claim') list('It hangs on', mark.c);
  if (mark.k === 'claim' || mark.k === 'citation')
    list(mark.k === 'claim' ? 'and through that on' : 'It points at', mark.e);
  if (mark.k === 'citation') list('Claims that hang on it', leading('c', 'claim'));
  if (mark.k === 'entry') {
    list('Cited by', leading('e', 'citation'));
    list('Claims that hang on it', leading('e', 'claim'));
    parts.push(...citedElsewhere(mark));
  }
  return parts;
}

function workLine(mark) {
  if (mark.k !== 'entry' || mark.w === undefined) return '';
  const work = data.works[mark.w];
  const fields = make('div', {class: 'work'}, 'Work: ', outside(`${work.f[2]} (${work.f[1]})`));
  if (work.f[8]) fields.append(' ', doiLink(work.f[8]));
  return fields;
}

function citedElsewhere(mark) {
  if (mark.w === undefined) return [];
  const items = [];
  data.articles.forEach((article, at) => {
    if (at === state.article) return;
    const other = article.marks.findIndex((one) => one.k === 'entry' && one.w === mark.w);
    if (other >= 0)
      items.push(
        make(
          'li',
          {},
          button(nameOf(article), {class: 'go'}, () => select(at, other)),
        ),
      );
  });
  return items.length
    ? [make('h3', {}, 'The same work in other articles'), make('ul', {class: 'plain'}, ...items)]
    : [];
}

/** The entry beside its record, field by field. */
function compared(mark) {
  if (!mark.here) return [];
  const work = mark.w === undefined ? null : data.works[mark.w];
  const rows = FIELDS.map((name, at) => [name, mark.here[at], work ? work.f[at] : '']).filter(
    ([, here, there]) => here || there,
  );
  const cells = rows.map(([name, here, there]) =>
    make(
      'tr',
      {},
      make('th', {scope: 'row'}, name),
      make('td', {dir: 'auto'}, here || '–'),
      work ? make('td', {dir: 'auto'}, name === 'DOI' && there ? doiLink(there) : there || '–') : null,
    ),
  );
  const head = make(
    'tr',
    {},
    make('td', {}),
    make('th', {scope: 'col'}, 'Here'),
    work ? make('th', {scope: 'col'}, 'The record') : null,
  );
  const parts = [
    make('h3', {}, 'Field by field'),
    make('p', {class: 'soft'}, `Settled as: ${SETTLED[mark.set]}.`),
    make('table', {class: 'fields'}, make('thead', {}, head), make('tbody', {}, ...cells)),
  ];
  if (work)
    parts.push(
      make(
        'p',
        {class: 'soft'},
        'Record: ',
        outside(work.from),
        work.on ? `, ${work.on}` : '',
        work.url ? ', ' : '',
        work.url ? leadingOut(work.url) : '',
      ),
    );
  for (const [type, doi, date] of (work && work.up) || []) {
    parts.push(make('p', {class: 'kept'}, outside(`${type}${date ? `, ${date}` : ''} `), doi ? doiLink(doi) : ''));
  }
  return parts;
}

function toldElsewhere(index) {
  const family = data.families.find(([, tellings]) =>
    tellings.some(([at, mark]) => at === state.article && mark === index),
  );
  if (!family) return [];
  const others = family[1].filter(([at, mark]) => at !== state.article || mark !== index);
  const items = others.map(([at, mark]) =>
    make(
      'li',
      {},
      button(data.articles[at].marks[mark].n, {class: 'go'}, () => select(at, mark)),
      ' in ',
      outside(nameOf(data.articles[at])),
    ),
  );
  return [make('h3', {}, 'The same claim elsewhere'), make('ul', {class: 'plain'}, ...items)];
}
