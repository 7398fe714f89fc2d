# Makes tails.csv: distribution, arguments and what R 4.2 answers, to 17 digits.   Rscript tails.R > tails.csv
f<-function(...) cat(sprintf("%s\n", paste(..., sep=",")))
g<-function(x) sprintf("%.17g",x)
for (df in c(1,2,3,5,9,30,49,100,1000,1e5,1e6)) for (m in c(.01,.3,.9,1,1.1,2,5,20)) { x<-df*m; f("chi",df,g(x),g(pchisq(x,df,lower=FALSE)))}
for (df in c(1,2.7,5,30,200.5,1e4,1e7)) for (t in c(1e-3,.1,.5,1,2,5,12,38)) f("t",df,t,g(2*pt(-t,df)))
for (a in c(1,2,7,50)) for (b in c(1,3.3,40,1e3,1e6,1e7)) for (x in c(1e-3,.3,.9,1,1.5,3,20)) f("f",a,b,x,g(pf(x,a,b,lower=FALSE)))
for (z in c(0,.1,1,2,5,10,20,37)) f("n",z,g(2*pnorm(-z)))
for (p in c(1e-300,1e-10,.001,.025,.3,.5,.9,.975)) f("q",p,g(qnorm(p)))
for (df in c(1,2,2.5,7,40,1e3,1e7)) for (p in c(.6,.9,.975,.9995)) f("tq",df,p,g(qt(p,df)))
