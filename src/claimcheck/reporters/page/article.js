// The article as it reads, with its marks.
const drawn = {index: -1, nodes: [], anchors: new Map()};

function drawArticle(index) {
  const article = data.articles[index];
  const reader = byId('reader');
  drawn.index = index;
  drawn.nodes = [];
  drawn.anchors = new Map();
  reader.replaceChildren(articleHead(article), ...articleBody(article), ...leftOver(article), findingsList(article));
  reader.scrollTop = 0;
}

function articleHead(article) {
  const head = make('header', {}, make('p', {class: 'path'}, outside(article.path)));
  const first = article.blocks[0];
  const headed = first && data.kinds[first[0]] === 'heading' && cut(article, [first[1], first[2]]) === article.title;
  if (!headed) head.append(make('h2', {}, outside(nameOf(article))));
  if (article.compared)
    head.append(make('p', {class: 'notice'}, 'Read for comparison alone; nothing here was judged.'));
  for (const words of article.notices || []) head.append(make('p', {class: 'notice'}, outside(words)));
  article.marks.forEach((mark, index) => {
    if (!mark.at) head.append(make('p', {class: 'whole'}, sign(article, mark, index, 'About the whole article')));
  });
  return head;
}

/** The blocks; those of one list or of one table are put together. */
function articleBody(article) {
  const found = [];
  let open = null;
  for (const block of article.blocks) {
    const kind = data.kinds[block[0]];
    const around = kind === 'item' ? 'ul' : kind === 'table' ? 'table' : '';
    if (!around || !open || open.localName !== around) {
      open = around ? make(around, {class: around === 'ul' ? 'items' : 'rows'}) : null;
      found.push(open || blockOf(article, block, kind));
    }
    if (open) open.append(kind === 'item' ? itemOf(article, block) : rowOf(article, block));
  }
  return found.map((one) => (one.localName === 'table' ? make('div', {class: 'wide', tabindex: '0'}, one) : one));
}

function blockOf(article, [, start, end, level, label], kind) {
  const tags = {heading: `h${Math.min(6, Math.max(2, level + 1))}`, quote: 'blockquote', code: 'pre'};
  const block = make(tags[kind] || 'p', {class: kind, dir: 'auto'});
  if (kind === 'footnote' && label) block.append(make('span', {class: 'label'}, `${label} `));
  flow(article, block, start, end);
  return block;
}

function itemOf(article, [, start, end, level, label]) {
  const plain = !label || /^[-*+•·–—]$/.test(label);
  const item = make('li', {class: `level-${Math.min(4, level)}`, dir: 'auto'});
  item.append(make('span', {class: 'label'}, `${plain ? '•' : label} `));
  flow(article, item, start, end);
  return item;
}

function rowOf(article, [, start, end]) {
  const row = make('tr', {});
  let at = start;
  for (const words of article.text.slice(start, end).split('\t')) {
    const cell = make('td', {dir: 'auto'});
    flow(article, cell, at, at + words.length);
    row.append(cell);
    at += words.length + 1;
  }
  return row;
}

/** Put the words from start to end into a parent, cut where marks, markup and places of findings begin and end. */
function flow(article, parent, start, end) {
  const inside = (span) => span[0] < end && span[1] > start;
  const marks = article.marks
    .map((mark, index) => ({mark, index, at: mark.at}))
    .filter(({at}) => at && touches(at, start, end));
  const runs = article.runs.filter((run) => inside(run.slice(1)));
  const entry = article.marks.findIndex((mark) => mark.k === 'entry' && mark.in[0] <= start && mark.in[1] >= end);
  const spots = article.marks.flatMap((mark) => mark.spots || []).filter(inside);
  if (entry >= 0) parent.dataset.m = entry;
  const cuts = new Set([start, end]);
  for (const span of [...marks.map((one) => one.at), ...runs.map((run) => run.slice(1)), ...spots]) {
    for (const at of span.slice(0, 2)) if (at > start && at < end) cuts.add(at);
  }
  const order = [...cuts].sort((a, b) => a - b);
  const signs = marks.filter(({at}) => at[0] === at[1]);
  const worded = marks.filter(({at}) => at[0] < at[1]);
  let link = null;
  order.forEach((at, place) => {
    for (const {mark, index} of signs) if (mark.at[0] === at) parent.append(sign(article, mark, index), ' ');
    const next = order[place + 1];
    if (next === undefined) return;
    const holder = worded.find((one) => one.at[0] <= at && one.at[1] >= next);
    if (!holder) link = null;
    else if (!link || Number(link.dataset.m) !== holder.index)
      parent.append((link = anchor(article, holder.mark, holder.index)));
    (link || parent).append(piece(article, at, next, runs, spots));
  });
}

const touches = ([from, to], start, end) => (from === to ? from >= start && from <= end : from < end && to > start);

/** The words from at to next as markup has them; each text node is remembered with its place. */
function piece(article, at, next, runs, spots) {
  const node = document.createTextNode(article.text.slice(at, next));
  drawn.nodes.push([at, next, node]);
  let element = node;
  for (const [style, from, to] of runs) {
    if (from <= at && to >= next) element = make(data.styles[style], {}, element);
  }
  const spot = spots.find(([from, to]) => from <= at && to >= next);
  if (!spot) return element;
  const finding = data.findings[spot[2]];
  return make('span', {class: `spot v-${toneOf(finding)}`}, element);
}

function describe(article, mark, words) {
  const told = openOf(mark)
    .map((finding) => finding.code)
    .join(', ');
  return `${words}: ${KINDS[mark.k].toLowerCase()}, ${WORDS[verdictOf(mark)]}${told ? ` (${told})` : ''}`;
}

function anchor(article, mark, index) {
  const fresh = !drawn.anchors.has(index);
  const link = make('a', {
    class: `mark v-${verdictOf(mark)}`,
    href: `#${drawn.index}.${index}`,
    id: fresh && `m${index}`,
    'data-m': index,
    'aria-label': describe(article, mark, cut(article, mark.at)),
  });
  if (fresh) drawn.anchors.set(index, link);
  return link;
}

/** A mark without words of its own: a small sign. */
function sign(article, mark, index, words) {
  const verdict = verdictOf(mark);
  const link = make(
    'a',
    {
      class: 'sign',
      href: `#${drawn.index}.${index}`,
      id: `m${index}`,
      'data-m': index,
      'aria-label': describe(article, mark, words || labelOf(article, mark)),
    },
    badge(verdict, words ? `${words}: ${WORDS[verdict]}` : undefined),
  );
  drawn.anchors.set(index, link);
  return link;
}

/** Marks at places that are not shown as text, such as comments. */
function leftOver(article) {
  const left = article.marks.map((mark, index) => [mark, index]).filter(([, index]) => !drawn.anchors.has(index));
  if (!left.length) return [];
  const items = left.map(([mark, index]) => make('li', {}, sign(article, mark, index), ` ${mark.where || ''}`));
  return [
    make(
      'section',
      {class: 'left', 'aria-label': 'Not in the text as shown'},
      make('h3', {}, 'Not in the text as shown'),
      make('ul', {}, ...items),
    ),
  ];
}

/** What was found in the article, as a list: the same links once more, and what is printed. */
function findingsList(article) {
  const items = [];
  article.marks.forEach((mark, index) => {
    for (const finding of openOf(mark)) {
      const link = make('a', {href: `#${drawn.index}.${index}`, 'data-m': index}, mark.where || finding.where);
      items.push(
        make(
          'li',
          {class: 'told', 'data-of': index},
          findingBadge(finding),
          ' ',
          link,
          ' ',
          outside(elsewhereOf(finding, article) + finding.m),
          ' ',
          make('span', {class: 'code'}, finding.code),
        ),
      );
    }
  });
  const words = items.length
    ? counted(items.length, 'finding')
    : 'Nothing was found; see the signs for what was not checked';
  return make(
    'section',
    {class: 'findings', 'aria-label': 'Findings of this article'},
    make('h3', {}, words),
    make('ol', {}, ...items),
  );
}

/** Dim what the filters leave out. */
function dim() {
  const article = data.articles[drawn.index];
  for (const element of byId('reader').querySelectorAll('a[data-m]')) {
    element.classList.toggle('off', !matches(article.marks[Number(element.dataset.m)]));
  }
  for (const item of byId('reader').querySelectorAll('li[data-of]')) {
    item.hidden = !matches(article.marks[Number(item.dataset.of)]);
  }
}

/** Show what the selected mark is about as a highlight, which leaves the page as it is. */
function highlight(mark) {
  for (const link of byId('reader').querySelectorAll('[aria-current]')) link.removeAttribute('aria-current');
  if (!window.CSS || !CSS.highlights) return;
  CSS.highlights.delete('extent');
  if (!mark || !mark.in) return;
  const ranges = [];
  for (const [start, end, node] of drawn.nodes) {
    const from = Math.max(start, mark.in[0]);
    const to = Math.min(end, mark.in[1]);
    if (from >= to) continue;
    const range = new Range();
    range.setStart(node, from - start);
    range.setEnd(node, to - start);
    ranges.push(range);
  }
  CSS.highlights.set('extent', new Highlight(...ranges));
}
