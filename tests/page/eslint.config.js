import js from '@eslint/js';
import globals from 'globals';

// Whatever could turn text into markup or code stays out of the page, by rule and not by care.
const markup = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe'].map(name => ({
  selector: `MemberExpression[property.name='${name}']`, message: 'Text goes in as text nodes: use h() of html.js.',
}));

// Younger than the oldest browser that the page is for (three years); wwwroot/support.js fills in Promise.withResolvers.
const young = ['checkVisibility', 'canParse', 'groupBy', 'fromAsync', 'isSubsetOf', 'difference', 'union'].map(name => ({
  selector: `CallExpression[callee.property.name='${name}']`, message: 'Not in every browser of the last three years.',
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
  'no-restricted-syntax': ['error', ...markup, ...young],
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
  { files: ['wwwroot/sw.js'], languageOptions: { globals: globals.serviceworker } },
  {
    files: ['wwwroot/support.js'], languageOptions: { sourceType: 'script', ecmaVersion: 5, globals: { ...globals.browser, Promise: 'readonly' } },
    rules: { 'no-var': 'off', 'prefer-template': 'off', 'object-shorthand': 'off', 'require-unicode-regexp': 'off' },
  },
  { files: ['tests/page/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { 'max-lines': 'off', 'no-restricted-syntax': 'off' } },
];
