import { openStore } from '../../src/index.ts';
import { contract } from '../contract.ts';

contract('memory', () => openStore('memory:'));
