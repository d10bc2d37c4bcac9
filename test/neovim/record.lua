-- What a person does in Neovim: open a record, see what is wrong with it, go to a document, correct, and undo.
-- Runs with Neovim's own client of the Language Server Protocol, from version 0.7 on.

local samples, node, command = vim.env.PRECIS_SAMPLES, vim.env.PRECIS_NODE, vim.env.PRECIS_COMMAND
local passed, failed = 0, 0

local function test(name, run)
  local ok, why = pcall(run)
  if ok then passed = passed + 1 else failed = failed + 1 end
  io.stdout:write((ok and '  ✓ ' or '  ✗ ') .. 'Neovim › ' .. name .. (ok and '' or '\n    ' .. tostring(why)) .. '\n')
end

local function await(what, condition)
  if not vim.wait(20000, condition, 20) then error(what .. ' did not come') end
end

vim.opt.hidden = true
vim.opt.swapfile = false
vim.cmd('edit ' .. samples .. '/C24/C24-118.zh.record')
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'precis',
  cmd = { node, command, 'lsp', '--stdio' },
  root_dir = samples,
  workspace_folders = { { uri = vim.uri_from_fname(samples), name = 'samples' } },
  get_language_id = function() return 'summary-record' end,
})
vim.lsp.buf_attach_client(buffer, client)

local function request(method, params)
  local answers, why = vim.lsp.buf_request_sync(buffer, method, params, 20000)
  if not answers or not answers[client] then error(method .. ': ' .. tostring(why)) end
  if answers[client].error then error(answers[client].error.message) end
  return answers[client].result
end

local function goTo(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  if vim.fn.search('\\V' .. words) == 0 then error(words .. ' is not in the record') end
end

test('shows what is wrong with a record', function()
  await('A diagnostic', function() return #vim.diagnostic.get(buffer) > 0 end)
  local codes = {}
  for _, found in ipairs(vim.diagnostic.get(buffer)) do codes[found.code or found.user_data.lsp.code] = true end
  assert(codes['document-form'], vim.inspect(codes))
end)

test('says what stands under the cursor', function()
  goTo('C24/105')
  local hover = request('textDocument/hover', vim.lsp.util.make_position_params())
  assert(hover and hover.contents.value:find('C24/105', 1, true), vim.inspect(hover))
end)

test('goes to the document that a reference names', function()
  goTo('C24/105')
  -- Where a document lies is known as soon as the folder was looked through.
  await('An answer', function()
    return request('textDocument/definition', vim.lsp.util.make_position_params()) ~= nil
  end)
  vim.lsp.buf.definition()
  await('The document', function() return vim.api.nvim_buf_get_name(0):match('C24%-105%.txt$') ~= nil end)
  vim.cmd('buffer ' .. buffer)
end)

test('corrects a reference, and undone it is as it was', function()
  local before = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  goTo('C24/8 (Rev.1)')
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {}, only = { 'source.fixAll.precis' } }
  local actions = request('textDocument/codeAction', params)
  assert(actions and #actions == 1, vim.inspect(actions))
  local action = actions[1].edit and actions[1] or request('codeAction/resolve', actions[1])
  vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
  local after = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  assert(after ~= before and not after:find('C24/8 (Rev.1)', 1, true), 'nothing was corrected')
  vim.cmd('silent undo')
  assert(table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') == before, 'the text is another')
end)

test('ends the server with itself', function()
  vim.lsp.stop_client(client)
  await('The end of the server', function() return vim.lsp.client_is_stopped(client) end)
end)

io.stdout:write(passed .. ' passed, ' .. failed .. ' failed\n')
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
