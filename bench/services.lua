-- Looks for services that fit a need, as the page and the API do; CLIENT is filled in.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.body = '{"modules":["detoxification"],"age":34,"substances":["alcohol"],"languages":["nl"],"circumstances":["uses-now","double-diagnosis"],"evening":true,"tooFarKm":40}'
