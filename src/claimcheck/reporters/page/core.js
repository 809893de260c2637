// The data, the state, and what everything else is made with. Texts of articles only ever become text nodes.
const data = JSON.parse(document.getElementById('data').textContent);

const WORDS = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  accepted: 'accepted',
  unchecked: 'not checked',
  fine: 'fine',
};
const SIGNS = {error: '✕', warning: '!', info: 'i', accepted: '○', unchecked: '?', fine: '✓'};
const KINDS = {claim: 'Claim', citation: 'Citation', entry: 'Entry of the list', note: 'Place in the text'};
const SERIOUS = ['error', 'warning', 'info'];

const state = {view: 'articles', article: 0, mark: -1, words: '', rule: '', verdicts: new Set(data.verdicts)};

const byId = (id) => document.getElementById(id);

/** Make an element; children that are strings become text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

function button(words, attributes, act) {
  const element = make('button', {type: 'button', ...attributes}, words);
  element.addEventListener('click', act);
  return element;
}

/** Words from outside, kept from turning the words around them. */
const outside = (words) => make('bdi', {}, words);

const counted = (number, one, many) => `${number.toLocaleString('en')} ${number === 1 ? one : many || `${one}s`}`;

const verdictOf = (mark) => data.verdicts[mark.v];

const findingsOf = (mark) => (mark.f || []).map((index) => data.findings[index]);

const openOf = (mark) => findingsOf(mark).filter((finding) => !finding.held);

const cut = (article, [start, end]) => article.text.slice(start, end).replace(/\s+/g, ' ').trim();

const nameOf = (article) => article.title || article.path;

/** What a finding is coloured by: that something could not be checked is neither an error nor a note about it. */
function toneOf(finding) {
  if (finding.held) return 'accepted';
  return finding.code.startsWith('NET') ? 'unchecked' : finding.s;
}

/** Under which verdicts a finding is shown: with --locked, what could not be checked fails the run all the same. */
const tones = (finding) => (finding.s === 'info' ? [toneOf(finding)] : [toneOf(finding), finding.s]);

/** Where a finding is told, if that is another file than the article that is looked at. */
const elsewhereOf = (finding, article) => (finding.path === article.path ? '' : `${finding.path}, ${finding.where}: `);

const findingBadge = (finding) =>
  badge(
    toneOf(finding),
    tones(finding)
      .filter((one, at, all) => all.indexOf(one) === at)
      .map((one) => WORDS[one])
      .join(', '),
  );

/** What a person calls a mark. */
function labelOf(article, mark) {
  if (mark.k === 'claim') return mark.n;
  const words = mark.in ? cut(article, mark.in) : nameOf(article);
  return words.length > 90 ? `${words.slice(0, 89)}…` : words;
}

/** Whether the filters let a mark through. */
function matches(mark) {
  if (state.rule && !findingsOf(mark).some((finding) => finding.code === state.rule)) return false;
  return (
    state.verdicts.has(verdictOf(mark)) ||
    openOf(mark).some((finding) => tones(finding).some((one) => state.verdicts.has(one)))
  );
}

const filtered = () => Boolean(state.rule) || state.verdicts.size < data.verdicts.length;

function namedSo(article) {
  const words = state.words.trim().toLowerCase();
  return !words || `${article.path} ${article.title}`.toLowerCase().includes(words);
}

const listed = (article) => namedSo(article) && (!filtered() || article.marks.some(matches));

/** Where "next" stops: at findings, or at all that is shown where no findings are to be shown. */
function isStop(mark) {
  if (!matches(mark)) return false;
  return SERIOUS.some((name) => state.verdicts.has(name)) || state.rule ? openOf(mark).length > 0 : true;
}

/** All stops as [article, mark], in reading order. */
function stops() {
  const found = [];
  data.articles.forEach((article, at) => {
    if (namedSo(article)) article.marks.forEach((mark, index) => isStop(mark) && found.push([at, index]));
  });
  return found;
}

/** A sign and a word that tell a verdict without its colour. */
function badge(verdict, words, glyph) {
  const sign = make('span', {'aria-hidden': 'true', class: 'glyph'}, glyph || SIGNS[verdict]);
  return make('span', {class: `badge v-${verdict}`}, sign, ` ${words || WORDS[verdict]}`);
}

/** A link that leads out of the page, only when somebody follows it; anything but http(s) stays text. */
function leadingOut(address, words) {
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return outside(words || address);
  return make(
    'a',
    {href: address, rel: 'noopener noreferrer', target: '_blank', class: 'out'},
    outside(words || address),
  );
}

/** https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html; half a character has no address at all. */
function doiLink(doi) {
  const whole = doi.replace(/\p{Surrogate}/gu, '\ufffd');
  return leadingOut(`https://doi.org/${encodeURIComponent(whole).replaceAll('%2F', '/')}`, `doi ${doi}`);
}
