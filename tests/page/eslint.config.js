import js from '@eslint/js';
import globals from 'globals';

// Whatever could turn text into markup or code stays out of the page, by rule and not by care.
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map(name => ({
  selector: `MemberExpression[property.name='${name}']`, message: 'Text goes in as text nodes: use h() of html.js.',
}));

const style = {
  'array-callback-return': 'error',
  curly: ['error', 'multi-line'],
  eqeqeq: 'error',
  'max-lines': ['error', 150],
  'no-alert': 'off',
  'no-await-in-loop': 'off',
  'no-console': 'error',
  'no-else-return': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-promise-executor-return': 'off',
  'no-restricted-syntax': ['error', ...markup],
  'no-shadow': ['error', { builtinGlobals: false }],
  'no-unused-expressions': ['error', { allowShortCircuit: true }],
  'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  'no-use-before-define': ['error', { functions: false, variables: false }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-template': 'error',
  'require-unicode-regexp': 'error',
};

export default [
  { ignores: ['wwwroot/lib/', '**/node_modules/'] },
  js.configs.recommended,
  { rules: style, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['wwwroot/js/**'], languageOptions: { globals: globals.browser } },
  { files: ['wwwroot/js/texts/**'], rules: { 'max-lines': 'off' } },
  { files: ['wwwroot/*.js'], languageOptions: { globals: globals.serviceworker } },
  { files: ['tests/page/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { 'max-lines': 'off', 'no-restricted-syntax': 'off' } },
];
